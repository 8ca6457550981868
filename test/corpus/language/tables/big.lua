-- Larger tables: growth, holes filled late, many string keys, deletion and reinsertion.
local t = {} for i = 1, 100000 do t[i] = i end local s = 0 for i = 1, #t do s = s + t[i] end print(#t, s)
for i = 1, 100000, 2 do t[i] = nil end local n = 0 for _ in pairs(t) do n = n + 1 end print(n)
for i = 1, 100000, 2 do t[i] = -i end print(#t, t[1], t[2], t[99999])
for i = 100000, 1, -1 do t[i] = nil end print(#t, next(t))
local h = {}
for i = 1, 20000 do h["key" .. i] = i end
s = 0
for k, v in pairs(h) do s = s + v end
print(s, h.key777, h.key20001)
for round = 1, 3 do for i = 1, 20000 do h["key" .. i] = nil end for i = 1, 100 do h["key" .. i + round] = round end end
n = 0
for _ in pairs(h) do n = n + 1 end
print(n, h.key50, h.key104)
local down = {}
for i = 1000, 1, -1 do down[i] = i end
print(#down, down[500])
local back = {}
for i = -100, 100 do back[i] = i end
print(#back, back[-100], back[0])
local f = {} for i = 1, 1000 do f[i * 0.5] = i end print(f[0.5], f[1], f[250.5], f[500], #f)
local q, first, last = {}, 1, 0
for i = 1, 5000 do last = last + 1 q[last] = i if i % 2 == 0 then q[first] = nil first = first + 1 end end
n = 0
for _ in pairs(q) do n = n + 1 end
print(first, last, n, q[first], q[last])
local objs = {}
for i = 1, 1000 do local k = { i } objs[k] = i end
s = 0
for k, v in pairs(objs) do s = s + k[1] * v end
print(s)
local mixed = {}
for i = 1, 500 do mixed[i] = i mixed[i + 0.5] = i mixed[tostring(i)] = i mixed[-i] = i end
n = 0
for k, v in pairs(mixed) do n = n + v end
print(n, #mixed)
