-- string.dump and load round trips, mode checks, stripped behaviour
local ls = loadstring or load
local function add(a, b) return a + b end
local d = string.dump(add) print(type(d), #d > 20, d:byte(1))
print(ls(d)(3, 4)) print(ls(d, "x") ~= nil)
local function upv() local u = 5; return function() return u end end
local f = ls(string.dump(upv())) print(pcall(f) or "errored")
local g = ls(string.dump(function(...) local t = {...} return #t, ... end)) print(g(1, 2, 3))
local h = ls(string.dump(function()
  local s = 0
  for i = 1, 10 do s = s + i end
  return s, "str", 1.5, true, nil
end))
print(h())
local k = ls(string.dump(function(n)
  local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
  return fib(n)
end))
print(k(15))
print(pcall(string.dump))
print(pcall(string.dump, print))
print(pcall(string.dump, 1))
print(pcall(string.dump, "x"))
print(pcall(function() string.dump(print) end)) print(pcall(function() string.dump({}) end))
print(type(string.dump(add, true)))
print(ls(string.dump(add, true))(1, 2))
local r = ls(string.dump(ls("return 'from string', ...", "=src"))) print(r(1))
print(pcall(ls(string.dump(ls("error('pos')", "=src")))))
print(pcall(ls(string.dump(ls("\n\nlocal x = nil; x()", "@src.lua")))))
if not setfenv or jit then
  print(load(d, "n", "t")) print(load(d, "n", "b") ~= nil) print(load("return 1", "n", "b")) print(load(d, "=n", "bt")(1, 1))
  print(load(d, "n", "x"))
end
local i = 0
local byte = load(function() i = i + 1 return i <= #d and d:sub(i, i) or nil end) print(byte(20, 22))
print(string.dump(add) == string.dump(add))
print(select("#", ls(d)))
local cl = ls(string.dump(function() return print ~= nil and type(print) end)) print(pcall(cl))
