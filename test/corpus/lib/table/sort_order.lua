-- the exact result of an unstable sort on equal keys and the order of comparisons
local t = {} for i = 1, 12 do t[i] = {k = i % 3, id = i} end
table.sort(t, function(a, b) return a.k < b.k end)
local r = {}
for i, v in ipairs(t) do r[i] = v.k .. ":" .. v.id end
print(table.concat(r, " "))
local log = {}
local s = {5, 3, 4, 1, 2}
table.sort(s, function(a, b) log[#log + 1] = a .. "<" .. b return a < b end)
print(table.concat(log, " "), table.concat(s, ""))
log = {}
s = {1, 2, 3}
table.sort(s, function(a, b) log[#log + 1] = a .. "<" .. b return a < b end)
print(table.concat(log, " "))
log = {}
s = {}
for i = 1, 15 do s[i] = (i * 7) % 15 end
table.sort(s, function(a, b) log[#log + 1] = a .. "<" .. b return a < b end)
print(#log, table.concat(s, " "))
print(table.concat(log, " "))
t = {}
for i = 1, 30 do t[i] = {k = 1, id = i} end
table.sort(t, function(a, b) return a.k < b.k end)
r = {}
for i, v in ipairs(t) do r[i] = v.id end
print(table.concat(r, " "))
t = {}
for i = 1, 120 do t[i] = {k = (i * 37) % 7, id = i} end
table.sort(t, function(a, b) return a.k < b.k end)
r = {}
for i, v in ipairs(t) do r[i] = v.id end
print(table.concat(r, " "))
t = {}
for i = 1, 10 do t[i] = i end
pcall(table.sort, t, function() return false end)
print(table.concat(t, " "))
