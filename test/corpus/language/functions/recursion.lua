-- Recursive functions of several shapes.
local function ackermann(m, n)
  if m == 0 then return n + 1 elseif n == 0 then return ackermann(m - 1, 1) end
  return ackermann(m - 1, ackermann(m, n - 1))
end
print(ackermann(0, 0), ackermann(1, 2), ackermann(2, 3), ackermann(3, 3))
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(0), fib(1), fib(10), fib(20))
local function hanoi(n, a, b, c, moves)
  if n == 0 then return moves end
  moves = hanoi(n - 1, a, c, b, moves)
  moves[#moves + 1] = a .. c
  return hanoi(n - 1, b, a, c, moves)
end
print(table.concat(hanoi(4, "A", "B", "C", {}), " "))
local function y(f)
  return (function(x) return x(x) end)(function(x) return f(function(...) return x(x)(...) end) end)
end
print(y(function(self) return function(n) return n == 0 and 1 or n * self(n - 1) end end)(12))
local function flatten(t, out)
  for _, v in ipairs(t) do if type(v) == "table" then flatten(v, out) else out[#out + 1] = v end end
  return out
end
print(table.concat(flatten({ 1, { 2, { 3, { 4 } }, 5 }, {}, { { { 6 } } } }, {}), ","))
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(depth(100), depth(10000))
local function power(b, e)
  if e == 0 then
    return 1
  elseif e % 2 == 0 then
    local h = power(b, e / 2)
    return h * h
  else
    return b * power(b, e - 1)
  end
end
print(power(2, 10), power(3, 20), power(2, 60), power(1.5, 4))
local function gcd(a, b) if b == 0 then return a end return gcd(b, a % b) end
print(gcd(1071, 462), gcd(2 ^ 40, 2 ^ 20))
local function hofstadter_f(n) end
local function M(n) end
local function F(n) return n == 0 and 1 or n - M(F(n - 1)) end
function M(n) return n == 0 and 0 or n - F(M(n - 1)) end
local line = {}
for i = 0, 15 do line[#line + 1] = F(i) .. ":" .. M(i) end
print(table.concat(line, " "))
local function binary(n) if n < 2 then return tostring(n) end return binary(math.floor(n / 2)) .. n % 2 end
print(binary(0), binary(5), binary(255), binary(1024))
local function quine(list, ...)
  if select("#", ...) == 0 then return list end
  list[#list + 1] = (...)
  return quine(list, select(2, ...))
end
print(#quine({}, 1, 2, 3, 4))
