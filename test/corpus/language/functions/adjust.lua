-- Adjusting lists of values to lists of names, parameters and fields.
local function none() end
local function one() return 1 end
local function three() return 1, 2, 3 end
local a, b, c, d = three() print(a, b, c, d)
a, b, c, d = three(), three() print(a, b, c, d)
a, b, c, d = 0, three() print(a, b, c, d)
a, b, c, d = (three()) print(a, b, c, d)
a, b = none() print(a, b)
a, b = none(), 5 print(a, b)
a, b = 1, 2, error and none() print(a, b)
a = three() print(a)
print(three(), three())
print((three()))
print(none())
print((none()))
print(none(), none())
print(three(), none())
print(none(), three())
print(#{ three() }, #{ three(), three() }, #{ (three()) }, #{ three(), nil }, #{ none() }, #{ none(), 1 }, #{ three(), x = 1 }, #{ x = three() })
local t = { x = three(), three(), three() } print(t.x, t[1], t[2], t[3], t[4], t[5])
local function f(p, q, r) return p, q, r end
print(f())
print(f(1))
print(f(1, 2, 3, 4))
print(f(three()))
print(f(three(), 9))
print(f(9, three()))
print(f((three())))
print(f(none()))
print(f(none(), 1))
print(three() + 1, -three(), three() .. "", #tostring(three()), three() == 1, not none())
print(pcall(none), pcall(three)) print((pcall(three)))
print(math.max(three()), math.max(three(), 0), ("x"):rep((three())), select("#", none()), select("#", (none())))
local x, y, z = (function() return 1, 2 end)() print(x, y, z)
local i = 1
local s, u, v = i, i + 1 print(s, u, v)
local function tail() return three() end
local function notail() return (three()) end
local function extra() return three(), three() end
print(tail()) print(notail()) print(extra())
return none(), three()
