-- Count nucleotide sequences of several lengths in a generated DNA string.
local N = tonumber((...)) or 5100000

local seed = 42
local function random(max)
  seed = (seed * 3877 + 29573) % 139968
  return max * seed / 139968
end

local function generate(n)
  local letters = { "A", "C", "G", "T" }
  local weights = { 0.30, 0.20, 0.20, 0.30 }
  local parts = {}
  for i = 1, n do
    local r, k = random(1), 1
    while k < 4 and r > weights[k] do
      r = r - weights[k]
      k = k + 1
    end
    parts[i] = letters[k]
  end
  return table.concat(parts)
end

local function frequencies(dna, length)
  local counts = {}
  for i = 1, #dna - length + 1 do
    local key = dna:sub(i, i + length - 1)
    counts[key] = (counts[key] or 0) + 1
  end
  return counts
end

local function report(dna, length)
  local counts = frequencies(dna, length)
  local keys = {}
  for key in pairs(counts) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  local total = #dna - length + 1
  for i = 1, math.min(4, #keys) do
    print(string.format("%s %.3f", keys[i], counts[keys[i]] * 100 / total))
  end
end

local dna = generate(N)
report(dna, 1)
report(dna, 2)
for _, fragment in ipairs { "GGT", "GGTA", "GGTATT", "GGTATTTTAATT" } do
  print(string.format("%s %d", fragment, frequencies(dna, #fragment)[fragment] or 0))
end
