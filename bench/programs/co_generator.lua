-- Coroutines as generators: ranges, filters, primes, zipped sequences.
local N = tonumber((...)) or 11000000

local function range(n)
  return coroutine.wrap(function()
    for i = 1, n do coroutine.yield(i) end
  end)
end

local function keep(source, predicate)
  return coroutine.wrap(function()
    for v in source do
      if predicate(v) then coroutine.yield(v) end
    end
  end)
end

local function zip(a, b)
  return coroutine.wrap(function()
    while true do
      local x, y = a(), b()
      if x == nil or y == nil then return end
      coroutine.yield(x, y)
    end
  end)
end

local function fibonacci()
  return coroutine.wrap(function()
    local a, b = 0, 1
    while true do
      coroutine.yield(a)
      a, b = b, (a + b) % 1000003
    end
  end)
end

local sum = 0
for v in keep(range(N), function(x) return x % 3 ~= 0 end) do sum = (sum + v) % 1000003 end

local pairs_sum = 0
for i, f in zip(range(N), fibonacci()) do pairs_sum = (pairs_sum + i % 7 * f) % 1000003 end

local function primes(limit)
  return coroutine.wrap(function()
    local source = range(limit)
    source()
    while true do
      local p = source()
      if not p then return end
      coroutine.yield(p)
      source = keep(source, function(x) return x % p ~= 0 end)
    end
  end)
end

local count, last = 0, 0
for _ = 1, N / 20000 do
  for p in primes(400) do
    count = count + 1
    last = p
  end
end
print(string.format("co_generator %d %d %d primes, last %d", sum, pairs_sum, count, last))
