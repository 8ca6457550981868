-- large arrays, sparse keys, deletion while traversing, nested tables, numeric key normalisation
local t = {}
for i = 1, 5000 do t[i] = i end
for i = 1, 5000, 2 do t[i] = nil end
local n, s = 0, 0
for k, v in pairs(t) do n = n + 1 s = s + v end
print(n, s)
for k in pairs(t) do t[k] = nil end
print(next(t))
t = {}
for i = 10, 1, -1 do t[i] = i end
print(#t)
for i = 1, 100 do t[i * 1000] = i end
n = 0
for _ in pairs(t) do n = n + 1 end
print(n, t[50000], t[50001])
t = {}
t[1.0] = "a"
t[2^53] = "b"
t[-1] = "c"
print(t[1], t[9007199254740992], t[-1.0], t["1"], t[1.5])
t = {}
for _, k in ipairs{"x", 1, true, 1.5, print, -0.1} do t[k] = tostring(type(k)) end
print(t.x, t[1], t[true], t[1.5], t[print], t[-0.1], t[false])
local deep = {}
local cur = deep
for i = 1, 1000 do cur.n = {i = i} cur = cur.n end
cur = deep
n = 0
while cur.n do cur = cur.n n = n + 1 end
print(n, cur.i)
t = {}
for i = 1, 300 do t["key" .. i] = i end
for i = 1, 300, 3 do t["key" .. i] = nil end
s = 0
for k, v in pairs(t) do s = s + v end
print(s, t.key1, t.key2)
t = {1, 2, 3}
for k, v in pairs(t) do t[k] = nil end
print(#t, next(t))
local order = {}
for i, v in ipairs{5, 6, 7} do order[#order + 1] = i * v end
print(table.concat(order, " "))
t = setmetatable({}, {__mode = "k"})
t[1] = "num"
t.s = "str"
collectgarbage()
print(t[1], t.s)
local grid = {}
for y = 1, 3 do grid[y] = {} for x = 1, 3 do grid[y][x] = x * y end end
print(grid[2][3], #grid, #grid[1])
print(pcall(function() return grid[5][1] end))
print(pcall(function() grid[9][1] = 1 end))
t = {}
for i = 1, 10 do table.insert(t, math.floor(#t / 2) + 1, i) end
print(table.concat(t, " "))
for i = 1, 5 do table.remove(t, i) end
print(table.concat(t, " "))
