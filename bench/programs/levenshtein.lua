-- Edit distance and longest common subsequence of words, dynamic programming over strings.
local N = tonumber((...)) or 530

local function distance(a, b)
  local previous = {}
  for j = 0, #b do previous[j] = j end
  for i = 1, #a do
    local current = { [0] = i }
    local ca = a:byte(i)
    for j = 1, #b do
      local cost = ca == b:byte(j) and 0 or 1
      current[j] = math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
    end
    previous = current
  end
  return previous[#b]
end

local function common(a, b)
  local rows = { [0] = {} }
  for j = 0, #b do rows[0][j] = 0 end
  for i = 1, #a do
    rows[i] = { [0] = 0 }
    for j = 1, #b do
      if a:sub(i, i) == b:sub(j, j) then
        rows[i][j] = rows[i - 1][j - 1] + 1
      else
        rows[i][j] = math.max(rows[i - 1][j], rows[i][j - 1])
      end
    end
  end
  local out, i, j = {}, #a, #b
  while i > 0 and j > 0 do
    if a:sub(i, i) == b:sub(j, j) then
      table.insert(out, 1, a:sub(i, i))
      i, j = i - 1, j - 1
    elseif rows[i - 1][j] >= rows[i][j - 1] then
      i = i - 1
    else
      j = j - 1
    end
  end
  return table.concat(out)
end

local seed = 17
local function word(length)
  local t = {}
  for i = 1, length do
    seed = (seed * 3877 + 29573) % 139968
    t[i] = string.char(97 + seed % 6)
  end
  return table.concat(t)
end

local words = {}
for i = 1, N do words[i] = word(10 + i % 9) end
local sum, longest = 0, ""
for i = 1, N do
  for j = i + 1, N do sum = sum + distance(words[i], words[j]) end
  local s = common(words[i], words[i % N + 1])
  if #s > #longest then longest = s end
end
print(string.format("levenshtein %d longest %s", sum, longest))
