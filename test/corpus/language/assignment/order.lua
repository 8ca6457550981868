-- Multiple assignment: swaps, evaluation before assignment, index expressions.
local i, a = 3, {}
i, a[i] = i + 1, 20
print(i, a[3], a[4])
local x, y, z = 1, 2, 3
x, y = y, x print(x, y)
x, y, z = z, x, y print(x, y, z)
a = { 1, 2, 3 }
a[1], a[2], a[3] = a[3], a[1], a[2] print(a[1], a[2], a[3])
i = 1
a[i], i = i + 10, 2 print(a[1], a[2], i)
local t = {}
t.x, t.y = 1 print(t.x, t.y)
t.x, t.y = 1, 2, 3 print(t.x, t.y)
t, t.x = { x = "new" }, "old" print(t.x)
local b = { v = 1 } local c = b
b.v, b = 2, { v = 3 } print(b.v, c.v)
local function f() return 1, 2, 3 end
t.a, t.b, t.c, t.d = f() print(t.a, t.b, t.c, t.d)
t.a, t.b, t.c, t.d = 0, f() print(t.a, t.b, t.c, t.d)
t.a, t.b, t.c = f(), 10 print(t.a, t.b, t.c)
local n = 0
local function nextn() n = n + 1 return n end
a = {}
a[nextn()], a[nextn()], a[nextn()] = nextn(), nextn(), nextn()
print(a[1], a[2], a[3], n)
local q = { {}, {} }
q[1].n, q[2].n, q[1] = "one", "two", nil print(q[1], q[2].n)
x = 5 x, x = 1, 2 print(x == 1 or x == 2)
local p = { 1, 2, 3 }
local k = 1
k, p[k], p[k + 1] = k + 1, "a", "b" print(k, p[1], p[2], p[3])
g1, g2 = 1, 2 g1, g2 = g2, g1 print(g1, g2) g1, g2 = nil print(g1, g2)
local u, v, w = (function() return 1, 2 end)() print(u, v, w)
local function closure() local m, o = 1, 2 local get = function() return m, o end m, o = o, m return get() end
print(closure())
for j = 1, 3 do local r, s = j, j * 2 r, s = s, r io.write(r, " ", s, " ") end print()
local m, o = 1 m, o = o, m print(m, o)
do local a, b, c = 1, 2 local b, c = a, b print(a, b, c) end
local l1, l2, l1 = 1, 2, 3 print(l1, l2)
local same = same print(same)
