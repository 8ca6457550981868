-- dialects: 5.2 luajit
-- Loops made of backward gotos, with fresh locals on every turn.
local i = 1
::top::
if i <= 5 then io.write(i, " ") i = i + 1 goto top end
print()
local fs = {}
do
  local k = 0
  ::again::
  local fresh = k
  fs[#fs + 1] = function() fresh = fresh + 100 return fresh end
  k = k + 1
  if k < 3 then goto again end
end
print(#fs, fs[1](), fs[1](), fs[2](), fs[3]())
local function gcd(a, b)
  ::loop::
  if b == 0 then return a end
  a, b = b, a % b
  goto loop
end
print(gcd(48, 18), gcd(17, 5), gcd(0, 9))
local function collatz(n)
  local steps = 0
  ::step::
  if n == 1 then goto done end
  steps = steps + 1
  if n % 2 == 0 then n = n / 2 goto step end
  n = 3 * n + 1
  goto step
  ::done::
  return steps
end
print(collatz(1), collatz(6), collatz(27))
do
  local x, y = 0, 0
  ::row::
  ::column::
  io.write(x, ":", y, " ")
  x = x + 1
  if x < 3 then goto column end
  x, y = 0, y + 1
  if y < 2 then goto row end
  print()
end
