-- inconsistent comparators: errors or tolerated, never lost elements
local function cnt(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end
local t = {} for i = 1, 10 do t[i] = i end print((pcall(table.sort, t, function() return false end)), cnt(t))
t = {1, 2, 3} print(pcall(table.sort, t, function() return true end))
t = {} for i = 1, 100 do t[i] = i end print(pcall(table.sort, t, function() return true end))
t = {}
for i = 1, 20 do t[i] = i % 3 end
print((pcall(table.sort, t, function(a, b) return a < b end)), table.concat(t, ""))
t = {3, 1, 2}
print(pcall(table.sort, t, function(a, b) return a end))
t = {3, 2, 1, 5, 4}
table.sort(t, function(a, b) return (a < b) and 1 or nil end)
print(table.concat(t, " "))
print(pcall(table.sort, {1, 2, 3, 4, 5}, function(a, b) return a <= b end))
print(pcall(table.sort, {5, 5, 5, 5, 5, 5}, function(a, b) return a <= b end))
local calls = 0 table.sort({2, 1}, function(a, b) calls = calls + 1 return a < b end) print(calls > 0)
local co = coroutine.create(function()
  table.sort({3, 2, 1}, function(a, b) coroutine.yield() return a < b end)
end)
print(coroutine.resume(co))
