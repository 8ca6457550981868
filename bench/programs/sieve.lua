-- Sieve of Eratosthenes, several rounds over a flag table.
local N = tonumber((...)) or 800000

local function sieve(limit)
  local flags = {}
  for i = 1, limit do flags[i] = true end
  flags[1] = false
  local i = 2
  while i * i <= limit do
    if flags[i] then
      for j = i * i, limit, i do flags[j] = false end
    end
    i = i + 1
  end
  local count, last = 0, 0
  for k = 1, limit do
    if flags[k] then
      count = count + 1
      last = k
    end
  end
  return count, last
end

for round = 0, 3 do
  local limit = math.floor(N / 2 ^ round)
  local count, last = sieve(limit)
  print(string.format("primes up to %d: %d, last %d", limit, count, last))
end
