-- Assigning and clearing fields while traversing.
local t = {}
for i = 1, 20 do t["k" .. i] = i end
local sum, count = 0, 0
for k, v in pairs(t) do sum = sum + v count = count + 1 t[k] = nil end
print(sum, count, next(t))
for i = 1, 10 do t[i] = i end
for k, v in pairs(t) do t[k] = v * 2 end
for i = 1, 10 do io.write(t[i], " ") end print()
for k in pairs(t) do if k % 2 == 0 then t[k] = nil end end
local keys = {}
for k in pairs(t) do keys[#keys + 1] = k end
table.sort(keys)
print(table.concat(keys, " "))
for k in next, t do t[k] = nil end
print(next(t))
local list = { 1, 2, 3, 4, 5 }
for i, v in ipairs(list) do if v == 2 then table.remove(list, i) end end
print(table.concat(list, " "))
for i, v in ipairs(list) do if i < 4 then list[#list + 1] = v * 10 end if i > 6 then break end end
print(table.concat(list, " "))
for i = #list, 1, -1 do if list[i] % 2 == 1 then table.remove(list, i) end end
print(table.concat(list, " "))
local seen = {}
t = { a = 1, b = 2, c = 3, 10, 20, 30 }
for k, v in pairs(t) do t.a, t.b, t.c, t[1], t[2], t[3] = nil seen[#seen + 1] = 1 end
print(#seen, next(t))
print(pcall(next, { a = 1 }, "b"))
print(pcall(next, { 1, 2 }, 3))
print(pcall(next, {}, 1))
print(next({ 5 }), next({ 5 }, 1), next({ 1, 2 }, 1))
