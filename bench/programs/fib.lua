-- Plain recursion through global functions: Fibonacci, Ackermann, Tak, Hanoi.
local N = tonumber((...)) or 38

function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end

function ack(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ack(m - 1, 1) end
  return ack(m - 1, ack(m, n - 1))
end

function tak(x, y, z)
  if y >= x then return z end
  return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
end

local moves = 0
local function hanoi(n, from, to, via)
  if n == 0 then return end
  hanoi(n - 1, from, via, to)
  moves = moves + 1
  hanoi(n - 1, via, to, from)
end

hanoi(N - 14, "a", "b", "c")
print(string.format("fib(%d) %d, ack(2,%d) %d, tak %d, hanoi %d moves", N, fib(N), N * 6, ack(2, N * 6),
  tak(N - 14, 10, 4), moves))
