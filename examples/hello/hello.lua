-- Counts words with a coroutine, a table and a pattern.
local text = "the quick brown fox jumps over the lazy dog while the cat sleeps"
local words = coroutine.wrap(function()
  for word in text:gmatch("%a+") do coroutine.yield(word) end
end)
local counts, order = {}, {}
for word in words do
  if not counts[word] then order[#order + 1] = word end
  counts[word] = (counts[word] or 0) + 1
end
table.sort(order, function(a, b) return counts[a] > counts[b] or counts[a] == counts[b] and a < b end)
for i = 1, 3 do print(("%-6s %d"):format(order[i], counts[order[i]])) end
