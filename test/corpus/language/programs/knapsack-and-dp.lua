-- Dynamic programming: knapsack, edit distance, subsequences, coins, partitions.
local function knapsack(items, cap)
  local best = {}
  for i = 0, #items do
    best[i] = {}
    for w = 0, cap do
      if i == 0 then
        best[i][w] = 0
      else
        local it = items[i]
        best[i][w] = best[i - 1][w]
        if it.w <= w then best[i][w] = math.max(best[i][w], best[i - 1][w - it.w] + it.v) end
      end
    end
  end
  local chosen, w = {}, cap
  for i = #items, 1, -1 do
    if best[i][w] ~= best[i - 1][w] then table.insert(chosen, 1, items[i].n) w = w - items[i].w end
  end
  return best[#items][cap], table.concat(chosen, "+")
end
local items = { { n = "map", w = 9, v = 150 }, { n = "compass", w = 13, v = 35 }, { n = "water", w = 153, v = 200 }, { n = "sandwich", w = 50, v = 160 }, { n = "glucose", w = 15, v = 60 }, { n = "tin", w = 68, v = 45 }, { n = "banana", w = 27, v = 60 }, { n = "apple", w = 39, v = 40 } }
for _, cap in ipairs { 0, 50, 100, 200, 400 } do print(cap, knapsack(items, cap)) end
local function distance(a, b)
  local prev = {}
  for j = 0, #b do prev[j] = j end
  for i = 1, #a do
    local cur = { [0] = i }
    for j = 1, #b do
      local cost = a:byte(i) == b:byte(j) and 0 or 1
      cur[j] = math.min(prev[j] + 1, cur[j - 1] + 1, prev[j - 1] + cost)
    end
    prev = cur
  end
  return prev[#b]
end
for _, p in ipairs { { "kitten", "sitting" }, { "", "abc" }, { "same", "same" }, { "saturday", "sunday" }, { "rosettacode", "raisethysword" } } do
  print(p[1], p[2], distance(p[1], p[2]))
end
local function lcs(a, b)
  local t = {}
  for i = 0, #a do
    t[i] = {}
    for j = 0, #b do
      t[i][j] = (i == 0 or j == 0) and "" or a:sub(i, i) == b:sub(j, j) and t[i - 1][j - 1] .. a:sub(i, i) or (#t[i - 1][j] >= #t[i][j - 1] and t[i - 1][j] or t[i][j - 1])
    end
  end
  return t[#a][#b]
end
print(lcs("thisisatest", "testing123testing"), lcs("1234", "1224533324"), lcs("abc", "xyz") == "")
local function change(n, coins)
  local ways = { [0] = 1 }
  for i = 1, n do ways[i] = 0 end
  for _, c in ipairs(coins) do for i = c, n do ways[i] = ways[i] + ways[i - c] end end
  return ways[n]
end
print(change(100, { 1, 5, 10, 25, 50 }), change(1000, { 1, 2, 5, 10, 20, 50, 100, 200 }), change(3, { 2 }))
local function lis(t)
  local tails, prev = {}, {}
  for i, v in ipairs(t) do
    local lo, hi = 1, #tails + 1
    while lo < hi do local m = math.floor((lo + hi) / 2) if t[tails[m]] < v then lo = m + 1 else hi = m end end
    prev[i] = tails[lo - 1]
    tails[lo] = i
  end
  local out, k = {}, tails[#tails]
  while k do table.insert(out, 1, t[k]) k = prev[k] end
  return table.concat(out, " ")
end
print(lis { 3, 10, 2, 1, 20 }, lis { 0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15 })
local memo = {}
local function partitions(n, k)
  if n == 0 then return 1 elseif n < 0 or k == 0 then return 0 end
  local key = n .. "," .. k
  if not memo[key] then memo[key] = partitions(n, k - 1) + partitions(n - k, k) end
  return memo[key]
end
for n = 0, 100, 10 do io.write(partitions(n, n), " ") end
print()
local function catalan(n) local c = 1 for i = 0, n - 1 do c = c * 2 * (2 * i + 1) / (i + 2) end return c end
for n = 0, 15 do io.write(catalan(n), " ") end
print()
