-- debug.getupvalue and setupvalue, order, errors, C functions
local a, b, c = 1, "two", {3}
local function f() return a, b end local function g() return c, a end local function none() return 1 end
print(debug.getupvalue(f, 1)) print(debug.getupvalue(f, 2)) print(debug.getupvalue(f, 3)) print(debug.getupvalue(f, 0)) print(debug.getupvalue(none, 1)) print((debug.getupvalue(g, 1)), (debug.getupvalue(g, 2)))
print(debug.setupvalue(f, 1, "new a")) print(a, f()) print(g() == c, select(2, g())) print(debug.setupvalue(f, 9, 0)) print(select("#", debug.setupvalue(f, 9, 0))) print(select("#", debug.getupvalue(f, 9)))
print(debug.getupvalue(print, 1)) print(select("#", debug.getupvalue(print, 1))) if not jit then print(debug.setupvalue(print, 1, 1)) end
print(pcall(debug.getupvalue)) print(pcall(debug.getupvalue, f)) print(pcall(debug.getupvalue, 1, 1)) print(pcall(debug.setupvalue, f, 1)) print(pcall(debug.setupvalue, f, "x", 1)) print(pcall(debug.setupvalue, {}, 1, 1)) print(pcall(function() debug.getupvalue() end)) print(pcall(function() debug.setupvalue(f) end)) print(pcall(function() debug.getupvalue(f, "q") end))
local function counter() local n = 0 return function() n = n + 1 return n end end local c1, c2 = counter(), counter() c1() c1() print(debug.getupvalue(c1, 1)) print(debug.getupvalue(c2, 1)) debug.setupvalue(c1, 1, 100) print(c1(), c2())
local function outer() local x = "x" return function() return function() return x end end end print(debug.getupvalue(outer(), 1)) print(debug.getupvalue(outer()(), 1))
local chunk = (loadstring or load)("local p = 1; return function() return p end, function() gg = 1 end") local fp, fg = chunk() print(debug.getupvalue(fp, 1)) print((debug.getupvalue(fg, 1))) print((debug.getupvalue(chunk, 1)))
