-- Local scope: shadowing, blocks, visibility in initialisers.
local x = 10
do local x = x print(x) x = x + 1 do local x = x + 1 print(x) end print(x) end
print(x)
x = 1
local x = x + 1 print(x)
local y, x = x, 5 print(x, y)
if true then local x = "if" print(x) else local x = "else" end
while x do local x = nil print(x) break end
for x = 1, 2 do local x = x * 10 io.write(x, " ") end print(x)
for i = 1, 2 do local n n = (n or 0) + 1 io.write(n, " ") end print()
repeat local x = "rep" until x == "rep" print(x)
local function f(x) local x = x or "default" return x end print(f(), f(1))
g = "global"
local g = g .. " copied" print(g, _G.g)
do local print = function(...) io.write("[", table.concat({ ... }, " "), "]\n") end print("shadowed", "print") end
print("back")
local function g2() return x end
local x = "later" print(g2(), x)
local u, v print(u, v) u, v = 1 print(u, v)
do local a, b, c = 1 print(a, b, c) end
do local _ = 1 local _ = 2 print(_) end
print(a, b, c, undefined_name)
x = nil print(x, rawget(_G, "x"))
local load = loadstring or load
print(load("return x")(), load("local x = 'inner' return x")())
for _, s in ipairs { "local", "local 1", "local a,", "local a b", "local a =", "local a = 1,", "local a.b = 1", "local a[1] = 2", "local (a) = 1", "local a, = 1", "a, b", "a, b = ", "a, = 1", "a() = 1", "(a) = 1", "a, (b) = 1, 2", "a:b = 1", "1 = a", "'s' = 1", "a.b() = 2", "{}.x = 1", "a", "a.b", "a[1]", "(a)", "a == b", "nil = 1", "... = 1", "a, b() = 1, 2", "a = b = c", "('x').y = 1", "(a).b = 1", "(a)[1] = 2", "(f())", "f().x = 1", "f().x", "f()" } do
  local chunk, message = load(s, "=local") print(s, chunk and "ok" or message)
end
