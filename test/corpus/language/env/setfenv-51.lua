-- dialects: 5.1 luajit
-- setfenv and getfenv on functions, levels and threads.
x = "global x"
local function f() return x end
print(f(), getfenv(f) == _G, getfenv() == _G, getfenv(0) == _G, getfenv(1) == _G, getfenv(print) == _G)
print(setfenv(f, { x = "env x" }) == f, f(), x, getfenv(f).x, getfenv(f) ~= _G)
setfenv(f, setmetatable({}, { __index = _G })) print(f())
local function make() local function inner() return x end return inner end
setfenv(make, { x = "from make" })
local inner = make()
print(inner(), getfenv(inner).x)
setfenv(make, { x = "changed" })
print(inner(), make()())
local function setown() setfenv(1, { x = "own", tostring = tostring }) return x, tostring(y) end
print(setown())
print(x)
local function setcaller(e) setfenv(2, e) end
local function victim() setcaller({ x = "set by callee" }) return x end
print(victim())
print(victim())
local function writes() newglobal = "written" end
local e = {}
setfenv(writes, e)
writes()
print(e.newglobal, newglobal, rawget(_G, "newglobal"))
local chunk = loadstring("y = (y or 0) + 1 return y, x")
local env = { x = "chunk env" }
setfenv(chunk, env)
print(chunk())
print(chunk())
print(env.y, y)
for _, bad in ipairs { -1, 100, "x", {}, true } do print(pcall(getfenv, bad)) print(pcall(setfenv, bad, {})) end
print(pcall(setfenv, f))
print(pcall(setfenv, f, 5))
print(pcall(setfenv))
print(pcall(setfenv, print, {}))
print(pcall(getfenv, nil) )
local nested = setfenv(function()
  local t = {}
  for i = 1, 2 do t[i] = function() n = (n or 0) + i return n end end
  return t
end, { })
local t = nested()
print(t[1](), t[2](), t[1](), n)
setfenv(t[1], { n = 100 })
print(t[1](), t[2]())
local co = coroutine.create(function() return x, getfenv(0) == _G end)
print(pcall(setfenv, co, {}))
print(coroutine.resume(co))
local gf = coroutine.wrap(function() setfenv(1, { getfenv = getfenv }) return getfenv(1) ~= _G0 end)
print(gf())
local strict = setmetatable({}, { __index = function(_, k) return "auto " .. k end, __newindex = function(t, k, v) rawset(t, k, v .. "!") end })
local g = setfenv(function() a = "set" return a, b, print end, strict)
print(g())
print(pcall(setfenv(function() print("no print here") end, {})))
print(pcall(setfenv(function() local t = setmetatable({}, {}) end, { setmetatable = 5 })))
