-- dialects: 5.2 luajit
-- load with env, mode and reader functions.
print(load("return x", "=c", "t", { x = "env" })())
print(pcall(load("return x.y", "=c", "t", {})))
print(pcall(load("f()", "=c", "t", {})))
local env = {}
load("a, b = 1, 2 function f() return a + b end", "=c", "t", env)()
print(env.a, env.b, env.f(), a)
env.a = 10
print(env.f())
print(load("return 1", "=c", "b"))
print(load("return 1", "=c", "t")())
print(load("return 1", "=c", "bt")())
print(load("\27binary", "=c", "t"))
local parts = { "return ", "1 ", "+ ", "2" }
local i = 0
print(load(function() i = i + 1 return parts[i] end)())
i = 0
print(load(function() i = i + 1 if i == 3 then return "" end return parts[i] end))
print(load(function() return nil end))
print(pcall(load, function() error("reader", 0) end))
print(pcall(load, function() return {} end))
i = 0
print(load(function() i = i + 1 return ({ "x x" })[i] end, "=reader"))
print(pcall(function() load() end))
print(pcall(function() load({}) end))
print(pcall(function() load(nil) end))
print(pcall(function() load(true) end))
print(load("return ...")(1, 2))
print(select("#", load("")()))
print(load("-- only a comment")())
print(load("return") ())
print(load(" ")())
print(pcall(load, 5))
local function interp(s, vars)
  return (s:gsub("%$(%b{})", function(e) return tostring(load("return " .. e:sub(2, -2), "=i", "t", vars)()) end))
end
print(interp("sum ${a + b}, ${s:upper()} ${none}", { a = 1, b = 2, s = "str" }))
local e1, e2 = { n = 1 }, { n = 2 }
local src = "return function() n = n * 10 return n end"
local f1, f2 = load(src, "=s", "t", e1)(), load(src, "=s", "t", e2)()
print(f1(), f2(), f1(), e1.n, e2.n)
