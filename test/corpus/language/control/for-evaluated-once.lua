-- The control expressions of a for are evaluated once, in order, before the loop.
local log = {}
local function v(n) log[#log + 1] = n return n end
for i = v(1), v(3), v(1) do log[#log + 1] = "body" .. i end
print(table.concat(log, " "))
log = {}
for i = v(5), v(1) do end
print(table.concat(log, " "))
local limit = 3
for i = 1, limit do limit = 10; io.write(i, " ") end print(limit)
local step = 1
for i = 1, 5, step do step = 100 io.write(i, " ") end print()
for i = 1, 2 do for i = i, 3 do io.write(i, " ") end end print()
local i = 5
for i = i, i + 2 do io.write(i, " ") end print(i)
local function two() return 1, 100 end
for i = two(), 3 do io.write(i, " ") end print()
for i = 3, (two()), -1 do io.write(i, " ") end print()
log = {}
for k, val in (function() log[#log + 1] = "explist" return ipairs { "a", "b" } end)() do log[#log + 1] = val end
print(table.concat(log, " "))
local t = { 1, 2, 3 }
for _, x in ipairs(t) do t = { "other" } io.write(x, " ") end print(t[1])
