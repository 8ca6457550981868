-- Ordinary code that happens to run inside a coroutine: calls, methods, loops, strings, with rare yields.
local N = tonumber((...)) or 7600

local Account = {}
Account.__index = Account

function Account.new(name) return setmetatable({ name = name, balance = 0, history = {} }, Account) end

function Account:deposit(amount)
  self.balance = self.balance + amount
  self.history[#self.history + 1] = amount
  return self
end

function Account:average()
  local sum = 0
  for _, amount in ipairs(self.history) do sum = sum + amount end
  return sum / #self.history
end

local function collatz(n)
  local steps = 0
  while n ~= 1 do
    if n % 2 == 0 then n = n / 2 else n = 3 * n + 1 end
    steps = steps + 1
  end
  return steps
end

local function gcd(a, b)
  if b == 0 then return a end
  return gcd(b, a % b)
end

local function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end

local function work(rounds)
  local account = Account.new("main")
  local longest, divisors, words = 0, 0, {}
  for round = 1, rounds do
    for i = 1, 200 do
      account:deposit(i % 17)
      longest = math.max(longest, collatz(i + round))
      divisors = divisors + gcd(i * 12, round * 18)
    end
    divisors = (divisors + fib(14)) % 1000003
    words[#words + 1] = ("round %d"):format(round):upper()
    if #words > 20 then table.remove(words, 1) end
    table.sort(words)
    coroutine.yield(round)
  end
  return account, longest, divisors, #table.concat(words, " ")
end

local thread = coroutine.create(work)
local turns = 0
while true do
  local ok, first, longest, divisors, length = coroutine.resume(thread, N)
  assert(ok, first)
  if coroutine.status(thread) == "dead" then
    print(string.format("co_ordinary %d turns: %d %.6f %d %d %d", turns, first.balance, first:average(), longest,
      divisors, length))
    break
  end
  turns = turns + 1
end
