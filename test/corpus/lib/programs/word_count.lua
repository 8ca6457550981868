-- word frequencies, longest words, line statistics, letter histogram
local text = [[It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief; it was the epoch of incredulity.

We had everything before us - we had nothing before us.]]
local freq, order = {}, {}
for w in text:lower():gmatch("%a+") do
  if not freq[w] then freq[w] = 0 order[#order + 1] = w end
  freq[w] = freq[w] + 1
end
table.sort(order, function(a, b) if freq[a] ~= freq[b] then return freq[a] > freq[b] end return a < b end)
for i = 1, 10 do print(("%2d. %-10s %2d %s"):format(i, order[i], freq[order[i]], ("*"):rep(freq[order[i]]))) end
local lines, chars, words = 0, #text, 0
for line in (text .. "\n"):gmatch("([^\n]*)\n") do
  lines = lines + 1
  local _, n = line:gsub("%S+", "")
  words = words + n
  print(lines, #line, n)
end
print(lines, words, chars, #order)
local letters = {} for c in text:lower():gmatch("%l") do letters[c] = (letters[c] or 0) + 1 end
for c in ("abcdefghijklmnopqrstuvwxyz"):gmatch(".") do io.write(c, letters[c] or 0, " ") end print()
local longest = ""
for w in text:gmatch("%a+") do if #w > #longest then longest = w end end
print(longest, #longest)
local bylen = {} for _, w in ipairs(order) do bylen[#w] = bylen[#w] or {} table.insert(bylen[#w], w) end
for n = 1, 12 do if bylen[n] then table.sort(bylen[n]) print(n, table.concat(bylen[n], " ")) end end
print((text:gsub("(%a)(%a*)", function(a, b) return a:upper() .. b:lower() end):sub(1, 60)))
print(select(2, text:gsub("it was", "")), select(2, text:lower():gsub("it was", "")))
