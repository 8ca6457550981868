-- Loops that the engine may specialise: sums, products, strings, mixed types changing half-way.
local s = 0
for i = 1, 1000 do s = s + i end
print(s)
s = 0
for i = 1, 10 do s = s + (i % 2 == 0 and i or tostring(i)) end
print(s)
local acc = ""
for i = 1, 10 do acc = acc .. i end
print(acc)
local x = 1
for i = 1, 30 do x = x * 2 if i == 20 then x = tostring(x) end end
print(x, type(x))
local v = 0
for i = 1, 5 do v = i < 3 and v + 1 or { v } end
print(type(v), type(v[1]), v[1][1][1])
local n = 0
for i = 1, 100 do if i % 3 == 0 then n = n + 1 elseif i % 5 == 0 then n = n - 0.5 else n = n end end
print(n)
local p = 1
for i = 1, 200 do p = p * i end
print(p)
local q = 1
for i = 1, 1100 do q = q / 2 end
print(q)
local t = {}
for i = 1, 10 do t[i] = i t[i .. ""] = -i end
print(#t, t["5"], t[5])
local f = function(a) return a end
for i = 1, 6 do f = i % 2 == 0 and (function(g) return function(a) return g(a) + i end end)(f) or f end
print(f(0))
local m = -math.huge
for _, k in ipairs { 3, -1, 99, 2.5, 98 } do if k > m then m = k end end
print(m)
local obj = { n = 0 }
for i = 1, 50 do obj.n = obj.n + i if i == 25 then obj.n = obj.n .. "" end end
print(obj.n)
print(pcall(function() local z = 0 for i = 1, 10 do z = z + (i < 8 and i or {}) end end))
print(pcall(function() local z = "" for i = 1, 10 do z = z .. (i < 8 and i or nil) end end))
local w = setmetatable({}, { __add = function(a, b) return 100 end })
local mixed = 0
for _, k in ipairs { 1, 2, w, 3, "4" } do mixed = mixed + k end
print(mixed)
