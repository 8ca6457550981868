-- require "table.new" and "table.clear" (LuaJIT)
-- dialects: luajit
print(table.new, table.clear)
local new, clear = require "table.new", require "table.clear" print(type(new), type(clear))
local t = new(10, 5)
print(#t, next(t))
t[1] = "a"
t.x = 1
print(#t, t.x)
clear(t)
print(#t, t.x, next(t))
t[1] = 2
print(t[1], #t)
print(select("#", clear({1, 2, 3})))
print(pcall(clear))
print(pcall(clear, 1))
print(pcall(new))
print(pcall(new, 1))
print(pcall(new, "x", 1))
print(pcall(new, {}, {}))
print(pcall(function() new("q", 1) end))
print(#new(0, 0), next(new(100, 100)))
print(package.loaded["table.new"] == new, package.loaded["table.clear"] == clear, table.new == new, table.clear == clear)
local m = setmetatable({1, 2, a = 3}, {__index = {z = 26}}) clear(m) print(#m, m.a, m.z, getmetatable(m) ~= nil)
