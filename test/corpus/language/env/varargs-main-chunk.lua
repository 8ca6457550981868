-- dialects: 5.1 5.2 luajit
-- The main chunk: its varargs, local limit, return, and being a function.
print(select("#", ...), ...)
local a, b = ...
print(a, b, (...))
print(type(arg), arg and #arg, arg and arg[0])
local function f() return debug.getinfo(2, "S").what end
print(f(), debug.getinfo(1, "S").what, debug.getinfo(1, "S").short_src, debug.getinfo(1, "l").currentline)
print(pcall(function() return debug.getinfo(1, "n").name end))
local chunk = (loadstring or load)("local x = ... ; x = x + 1 ; return x, select('#', ...)")
print(chunk(1))
print(chunk(5, 6, 7))
print(pcall(chunk))
local rec = (loadstring or load)("local f, n = ... if n == 0 then return 'bottom' end return f(f, n - 1)")
print(rec(rec, 100))
do return print("returned", "from", "main") end
print("never")
