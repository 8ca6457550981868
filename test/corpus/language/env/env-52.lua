-- dialects: 5.2
-- _ENV as a local, a parameter, an upvalue and a field source.
x = "global"
print(_ENV == _G, _ENV.x, _G._ENV, x)
do local _ENV = { x = "local env", print = print } print(x, y) y = 1 print(_ENV.y) end print(y)
local function f(_ENV) return x, y end print(f { x = 1, y = 2 }, (f({})))
local print, setmetatable, pcall, load = print, setmetatable, pcall, load
do
  local _ENV = nil
  print(pcall(function() return x end))
  print(pcall(function() x = 1 end))
  print(pcall(function() return x.y end))
  print(pcall(function() x() end))
end
do local _ENV = 5 print(pcall(function() return x end)) print(pcall(function() x = 1 end)) end
do local _ENV = "str" print(pcall(function() return len end) == true, pcall(function() x = 1 end)) end
do
  local _ENV = setmetatable({}, { __index = function(_, k) return "auto " .. k end, __newindex = function(t, k, v) print("set", k, v) end })
  print(a, b, c)
  d = 1
  function e() end
end
local function counter() local _ENV = { n = 0 } return function() n = n + 1 return n end end
local c1, c2 = counter(), counter()
print(c1(), c1(), c2())
local function swap(env) local _ENV = env v, w = w, v return v, w end print(swap { v = 1, w = 2 })
for _, _ENV in ipairs { { x = "first" }, { x = "second" } } do print(x) end
local chunk = load("x = (x or 0) + 1 return x, _ENV", "=c", "t", { x = 10 })
print((chunk()), (chunk()), x)
local envless = load("return x", "=c", "t", nil)
print(pcall(envless))
print(pcall(load("return _ENV", "=c", "t", 7)))
print(pcall(load("return x", "=c", "t", 7)))
do local function inner() return x end local _ENV = { x = "not seen" } print(inner()) end
do local _ENV = { x = "seen" } local function inner() return x end print(inner()) end
local _ENV = { print = print, x = "rest of file" }
print(x, tostring)
local function last() return x end
x = "changed"
print(last())
