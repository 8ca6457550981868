-- Idioms: default values, ternaries, swaps, accumulators, nil-safe access, clamps.
local a, b = 1, 2
a, b = b, a
print(a, b)
a, b, a = 1, 2, 3
print(b)
local t = { x = 5 }
t.x, t.y = t.y, t.x
print(t.x, t.y)
local v = t.z or "default"
local f = false
local w = f or "or"
local u = f == nil and "nil" or f
print(v, w, u)
local n = t.n and t.n.deep or 0
print(n, (t.n or {}).deep, (t.list or { 1 })[1], t and t.y and t.y + 1)
t.count = (t.count or 0) + 1
t.count = (t.count or 0) + 1
t.log = (t.log or "") .. "a"
t.log = (t.log or "") .. "b"
print(t.count, t.log)
local function clamp(x, lo, hi) return x < lo and lo or x > hi and hi or x end
print(clamp(5, 1, 3), clamp(-5, 1, 3), clamp(2, 1, 3))
local function sign(x) return x > 0 and 1 or x < 0 and -1 or 0 end
print(sign(5), sign(-0.1), sign(0))
local function bool(x) return not not x end
print(bool(nil), bool(0), bool(""), bool(false))
local r = true and nil or "falls through"
print(r)
r = nil and "x" or false
print(r)
local x = 10
x = x + 1
x = x * 2
x = x - 2
x = x / 4
x = x % 3
x = x ^ 2
x = -x
print(x)
local s = "a"
s = s .. s
s = s .. s
print(s, #s)
local list = {}
list[#list + 1] = "p"
list[#list + 1] = "q"
list[#list] = nil
print(#list, list[#list])
local i, j = 1, 3
while i < j do i, j = i + 1, j - 1 end
print(i, j)
local fib = { 1, 1 }
while #fib < 12 do fib[#fib + 1] = fib[#fib] + fib[#fib - 1] end
print(table.concat(fib, " "))
local p, q, rr = (function() return 1, 2 end)()
print(p, q, rr)
local min, max = math.huge, -math.huge
for _, k in ipairs { 4, -2, 9 } do min, max = k < min and k or min, k > max and k or max end
print(min, max)
local once = true
if once then once = not once end
print(once)
do local a = a and a + 1 print(a) end
local k, m, o = nil, false, 0
print(k or m or o, k and m and o, (k or m) == m, k == nil or error("never"))
local fnc = k or function() return "fallback" end
print(fnc(), (k or tostring)(5), (o and tostring or error)(6))
local len = #(t.log or "") > 1 and #t.log or -1
print(len)
_G.gv = (gv or 0) + 1
gv = gv + 1
print(gv, _G.gv, rawget(_G, "gv"))
