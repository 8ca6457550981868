-- Sorting algorithms compared with each other on the same data.
local function bubble(t)
  for i = #t, 2, -1 do for j = 1, i - 1 do if t[j] > t[j + 1] then t[j], t[j + 1] = t[j + 1], t[j] end end end
  return t
end
local function insertion(t)
  for i = 2, #t do local v, j = t[i], i - 1 while j > 0 and t[j] > v do t[j + 1] = t[j] j = j - 1 end t[j + 1] = v end
  return t
end
local function selection(t)
  for i = 1, #t - 1 do local m = i for j = i + 1, #t do if t[j] < t[m] then m = j end end t[i], t[m] = t[m], t[i] end
  return t
end
local function quick(t, lo, hi)
  lo, hi = lo or 1, hi or #t
  if lo < hi then
    local p, i = t[math.floor((lo + hi) / 2)], lo
    local j = hi
    repeat
      while t[i] < p do i = i + 1 end
      while t[j] > p do j = j - 1 end
      if i <= j then t[i], t[j] = t[j], t[i] i, j = i + 1, j - 1 end
    until i > j
    quick(t, lo, j)
    quick(t, i, hi)
  end
  return t
end
local function merge(t)
  if #t < 2 then return t end
  local mid, a, b = math.floor(#t / 2), {}, {}
  for i = 1, #t do if i <= mid then a[#a + 1] = t[i] else b[#b + 1] = t[i] end end
  a, b = merge(a), merge(b)
  local r, i, j = {}, 1, 1
  while i <= #a or j <= #b do
    if j > #b or i <= #a and a[i] <= b[j] then r[#r + 1], i = a[i], i + 1 else r[#r + 1], j = b[j], j + 1 end
  end
  return r
end
local function heap(t)
  local function sift(i, n)
    while 2 * i <= n do
      local c = 2 * i
      if c < n and t[c + 1] > t[c] then c = c + 1 end
      if t[i] >= t[c] then return end
      t[i], t[c] = t[c], t[i]
      i = c
    end
  end
  for i = math.floor(#t / 2), 1, -1 do sift(i, #t) end
  for n = #t, 2, -1 do t[1], t[n] = t[n], t[1] sift(1, n - 1) end
  return t
end
local function shell(t)
  local gap = math.floor(#t / 2)
  while gap > 0 do
    for i = gap + 1, #t do
      local v, j = t[i], i
      while j > gap and t[j - gap] > v do t[j] = t[j - gap] j = j - gap end
      t[j] = v
    end
    gap = math.floor(gap / 2)
  end
  return t
end
local function builtin(t) table.sort(t) return t end
local function reversed(t)
  table.sort(t, function(a, b) return a > b end)
  for i = 1, math.floor(#t / 2) do t[i], t[#t - i + 1] = t[#t - i + 1], t[i] end
  return t
end
local seed = 42
local function rnd(n) seed = (seed * 1103515245 + 12345) % 2147483648 return math.floor(seed / 65536) % n end
local inputs = { {}, { 1 }, { 2, 1 }, { 1, 2, 3, 4, 5 }, { 5, 4, 3, 2, 1 }, { 3, 3, 3, 3 }, { 1.5, -2, 0, 1e10, -1e-5 }, { "pear", "apple", "fig", "Zoo", "10", "9", "" }, {} }
for i = 1, 200 do inputs[9][i] = rnd(1000) end
local algorithms = { bubble, insertion, selection, quick, merge, heap, shell, builtin, reversed }
for n, input in ipairs(inputs) do
  local results = {}
  for k, sort in ipairs(algorithms) do
    local copy = {}
    for i, v in ipairs(input) do copy[i] = v end
    results[k] = table.concat(sort(copy), " ")
  end
  for k = 2, #results do assert(results[k] == results[1], k) end
  print(n, #input, results[1]:sub(1, 150))
end
local people = {}
for i, name in ipairs { "Ann", "Bob", "Cid", "Dee", "Eve", "Fay" } do
  people[i] = { name = name, age = (i * 7) % 4, i = i }
end
table.sort(people, function(a, b) if a.age ~= b.age then return a.age < b.age end return a.i > b.i end)
for _, p in ipairs(people) do io.write(p.name, ":", p.age, " ") end
print()
print(pcall(table.sort, { 1, 2, "x" }))
print(pcall(table.sort, { {}, {} }))
