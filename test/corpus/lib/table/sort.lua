-- table.sort: default and custom orders, mixed types, errors in comparators
local function p(t) for i = 1, #t do t[i] = tostring(t[i]) end print(table.concat(t, " ")) end
local t = {5, 2, 8, 1, 9, 3}
table.sort(t)
p(t)
t = {5, 2, 8, 1}
table.sort(t, function(a, b) return a > b end)
p(t)
t = {"pear", "apple", "fig", "Banana"}
table.sort(t)
p(t)
t = {"b", "A", "c"}
table.sort(t, function(a, b) return a:lower() < b:lower() end)
p(t)
t = {}
table.sort(t)
p(t)
t = {1}
table.sort(t)
p(t)
t = {2, 1}
table.sort(t)
p(t)
t = {1, 1, 1}
table.sort(t)
p(t)
t = {3, 3, 1, 2, 2}
table.sort(t)
p(t)
t = {0.5, -1, 1e10, -1e10, 0}
table.sort(t)
p(t)
t = {"10", "9", "1"}
table.sort(t)
p(t)
t = {3, 1, 2}
table.sort(t, nil)
p(t)
local seed = 7 local function rnd() seed = (seed * 1103 + 12345) % 65536 return seed end
local big = {}
for i = 1, 500 do big[i] = rnd() end
table.sort(big)
local ok = true
for i = 2, #big do ok = ok and big[i - 1] <= big[i] end
print(ok, #big, big[1], big[500])
for i = 1, 500 do big[i] = i end
table.sort(big, function(a, b) return a > b end)
print(big[1], big[250], big[500])
local recs = {}
for i, n in ipairs{"x", "c", "m"} do recs[i] = {name = n, i = i} end
table.sort(recs, function(a, b) return a.name < b.name end)
for _, r in ipairs(recs) do io.write(r.name, r.i, " ") end
print()
local mt = {__lt = function(a, b) return a.v < b.v end}
local o = {}
for i, v in ipairs{3, 1, 2} do o[i] = setmetatable({v = v}, mt) end
table.sort(o)
print(o[1].v, o[2].v, o[3].v)
print(pcall(table.sort))
print(pcall(table.sort, nil))
print(pcall(table.sort, 1))
print(pcall(table.sort, {}, 1))
print(pcall(table.sort, {}, "x"))
print(pcall(table.sort, {3, 1}, {}))
print(pcall(table.sort, {1, "x"}))
print(pcall(table.sort, {{}, {}}))
print(pcall(table.sort, {true, false}))
print(pcall(table.sort, {1, 2}, function() error("cmp", 0) end))
print(pcall(table.sort, {nil, nil}))
print(pcall(function() table.sort({1, "x"}) end))
print(pcall(function() table.sort() end))
print(pcall(function() table.sort({1, 2}, 5) end))
print(pcall(function() table.sort({2, 1}, function(a, b) return a.x < b end) end))
t = {3, 1, 2, n = 2} table.sort(t) p(t) t = {5, 4, 3, 2, 1, [7] = 0} t[7] = nil table.sort(t) p(t)
local words = {}
for w in ("the quick brown fox jumps over the lazy dog again and again"):gmatch("%a+") do words[#words + 1] = w end
table.sort(words, function(a, b) if #a ~= #b then return #a < #b end return a < b end)
p(words)
print(select("#", table.sort({})))
