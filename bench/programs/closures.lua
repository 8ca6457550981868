-- Closures: counters, function composition, map/filter/fold, memoising.
local N = tonumber((...)) or 4700000

local function counter(start, step)
  local value = start
  return {
    inc = function() value = value + step; return value end,
    get = function() return value end,
    reset = function() value = start end,
  }
end

local function compose(f, g) return function(x) return f(g(x)) end end
local function curry(f, a) return function(b) return f(a, b) end end

local function map(list, f)
  local out = {}
  for i = 1, #list do out[i] = f(list[i]) end
  return out
end

local function filter(list, keep)
  local out = {}
  for _, v in ipairs(list) do
    if keep(v) then out[#out + 1] = v end
  end
  return out
end

local function fold(list, f, acc)
  for i = 1, #list do acc = f(acc, list[i]) end
  return acc
end

local function memoize(f)
  local cache = {}
  return function(n)
    local v = cache[n]
    if v == nil then
      v = f(n)
      cache[n] = v
    end
    return v
  end
end

local function range(n)
  local i = 0
  return function()
    i = i + 1
    if i <= n then return i end
  end
end

local function add(a, b) return a + b end

local total = 0
for i = 1, N do
  local c = counter(i, 2)
  c.inc()
  c.inc()
  total = (total + c.get()) % 1000003
  c.reset()
  local f = compose(curry(add, i % 100), function(x) return x * 2 end)
  total = (total + f(3) + c.get()) % 1000003
end

local numbers = {}
for i in range(100) do numbers[#numbers + 1] = i end
local folded = 0
for i = 1, N / 100 do
  local even = filter(map(numbers, function(x) return x * i % 97 end), function(x) return x % 2 == 0 end)
  folded = (folded + fold(even, add, 0)) % 1000003
end

local fib
fib = memoize(function(n)
  if n < 2 then return n end
  return (fib(n - 1) + fib(n - 2)) % 1000003
end)
local fibs = 0
for i = 1, N do fibs = (fibs + fib(i % 80)) % 1000003 end
print(string.format("closures %d %d %d", total, folded, fibs))
