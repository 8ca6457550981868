-- Sieve of Eratosthenes, several rounds over a flag table.
local N = tonumber((...)) or 76 -- rounds

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

local total, last = 0, 0
for round = 1, N do
  local count
  count, last = sieve(1000000 - round * 1000)
  total = total + count
end
print(string.format("sieve %d rounds: %d primes, last %d", N, total, last))
