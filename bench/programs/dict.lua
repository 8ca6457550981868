-- Tables as dictionaries: computed string keys, sparse numbers, tables as keys, deletion, sets.
local N = tonumber((...)) or 5400000

local function inverted_index(n)
  local index = {}
  for i = 1, n do
    local key = "key" .. i * 7 % 5003
    local list = index[key]
    if not list then
      list = {}
      index[key] = list
    end
    list[#list + 1] = i
  end
  local entries, longest = 0, 0
  for _, list in pairs(index) do
    entries = entries + 1
    longest = math.max(longest, #list)
  end
  return entries, longest
end

local function sparse(n)
  local t, sum = {}, 0
  for i = 1, n do t[i * 1009 % 1000003] = i end
  for i = 1, n do sum = (sum + t[i * 1009 % 1000003]) % 1000003 end
  for i = 1, n, 2 do t[i * 1009 % 1000003] = nil end
  local left = 0
  for _ in pairs(t) do left = left + 1 end
  return sum, left
end

local function object_keys(n)
  local objects, owner = {}, {}
  for i = 1, n / 10 do
    objects[i] = {}
    owner[objects[i]] = i
  end
  local sum = 0
  for round = 1, 5 do
    for i = 1, #objects do sum = (sum + owner[objects[i]] * round) % 1000003 end
  end
  return sum
end

local function union(a, b)
  local out = {}
  for k in pairs(a) do out[k] = true end
  for k in pairs(b) do out[k] = true end
  return out
end

local function intersect(a, b)
  local out = {}
  for k in pairs(a) do
    if b[k] then out[k] = true end
  end
  return out
end

local function size(set)
  local n = 0
  for _ in pairs(set) do n = n + 1 end
  return n
end

local entries, longest = inverted_index(N)
local sum, left = sparse(N)
local owners = object_keys(N)
local a, b = {}, {}
for i = 1, N / 8 do
  a["s" .. i % 3001] = true
  b["s" .. i * 2 % 4001] = true
end
local both, either = 0, 0
for _ = 1, 10 do
  both = both + size(intersect(a, b))
  either = either + size(union(a, b))
end
print(string.format("dict %d %d %d %d %d %d %d", entries, longest, sum, left, owners, both, either))
