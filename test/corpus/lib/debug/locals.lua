-- debug.getlocal and setlocal: names, values, parameters, varargs, errors
local function names(level)
  local r = {}
  for i = 1, 20 do
    local n, v = debug.getlocal(level + 1, i)
    if not n then break end
    if n:sub(1, 1) ~= "(" then
      r[#r + 1] = n .. "=" .. (type(v) == "function" and "fn" or type(v) == "table" and "tbl" or tostring(v))
    end
  end
  return table.concat(r, " ")
end
local function f(a, b)
  local c = a + b
  do local d = "inner" print(names(1)) end
  local e = true
  print(names(1))
  return c
end
f(1, 2)
local function g(x)
  print(debug.getlocal(1, 1))
  print(debug.setlocal(1, 1, "changed"))
  print(x)
  print(debug.getlocal(1, 99))
  print(debug.setlocal(1, 99, 1))
  local y = 5
  local n, v = debug.getlocal(1, 2)
  print(n, v)
  debug.setlocal(1, 2, 50)
  print(y)
end
g("orig")
local function loop()
  for i = 1, 1 do local z = i * 10 print(names(1)) end
  for k, v in pairs{a = 1} do print(names(1)) end
end
loop()
local function h(p, q) local r = 1 end
print(pcall(debug.getlocal, h, 1))
print(pcall(debug.getlocal, h, 2))
print(pcall(debug.getlocal, h, 3))
print(pcall(debug.getlocal, print, 1))
print(pcall(debug.getlocal))
print(pcall(debug.getlocal, 1))
print(pcall(debug.getlocal, 100, 1))
print(pcall(debug.getlocal, "x", 1))
print(pcall(debug.setlocal, 100, 1, 1))
print(pcall(debug.setlocal, 1, 1))
print(pcall(function() debug.getlocal(100, 1) end))
print(pcall(function() debug.setlocal(100, 1, 2) end))
print(pcall(function() debug.getlocal() end))
local function va(...) return debug.getlocal(1, -1) end print(va("first vararg")) print(va())
local co = coroutine.create(function(p1) local l1 = "local one" coroutine.yield() return l1 end)
coroutine.resume(co, "param")
print(debug.getlocal(co, 1, 1))
print(debug.getlocal(co, 1, 2))
print(debug.setlocal(co, 1, 2, "set from outside"))
print(coroutine.resume(co))
local function shadow() local v = 1 local v = 2 print(names(1)) end shadow()
