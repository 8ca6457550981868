-- Memoization by one and several arguments, with nils and results lists.
local function memoize(f)
  local cache, calls = {}, 0
  local NIL, RESULT = {}, {}
  return function(...)
    local node = cache
    for i = 1, select("#", ...) do
      local k = (select(i, ...))
      if k == nil then k = NIL end
      node[k] = node[k] or {}
      node = node[k]
    end
    local r = node[RESULT]
    if not r then
      calls = calls + 1
      r = { n = 0 }
      local function pack(...) r.n = select("#", ...) for i = 1, r.n do r[i] = (select(i, ...)) end end
      pack(f(...))
      node[RESULT] = r
    end
    return (unpack or table.unpack)(r, 1, r.n)
  end, function() return calls end
end
local add, calls = memoize(function(a, b) return (a or 0) + (b or 0), a, b end)
print(add(1, 2))
print(add(1, 2))
print(add(nil, 2))
print(add(1))
print(add(1, nil))
print(add())
print(calls())
local fib
fib = memoize(function(n) if n < 2 then return n end return (fib(n - 1)) + (fib(n - 2)) end)
print(fib(30), fib(90))
local none, n = memoize(function() end)
print(none(), select("#", none()), n())
local bad, nb = memoize(function() error("always", 0) end)
print(pcall(bad))
print(pcall(bad))
print(nb())
local binom
binom = memoize(function(n, k)
  if k == 0 or k == n then return 1 end
  return (binom(n - 1, k - 1)) + (binom(n - 1, k))
end)
for i = 0, 8 do
  local l = {}
  for k = 0, i do l[#l + 1] = binom(i, k) end
  print((" "):rep(20 - 2 * i) .. table.concat(l, "   "))
end
print(binom(50, 25))
local paths
paths = memoize(function(x, y) if x == 0 or y == 0 then return 1 end return (paths(x - 1, y)) + (paths(x, y - 1)) end)
print(paths(10, 10), paths(16, 16))
local collatz
collatz = memoize(function(k) if k == 1 then return 1 end return 1 + (collatz(k % 2 == 0 and k / 2 or 3 * k + 1)) end)
local best, len = 0, 0
for i = 1, 2000 do local l = collatz(i) if l > len then best, len = i, l end end
print(best, len)
