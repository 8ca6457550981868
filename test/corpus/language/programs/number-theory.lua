-- Primes, factors, perfect numbers, totients, modular powers, continued fractions.
local function sieve(n)
  local c, out = {}, {}
  for i = 2, n do if not c[i] then out[#out + 1] = i for j = i * i, n, i do c[j] = true end end end
  return out
end
local primes = sieve(1000)
print(#primes, primes[#primes], table.concat(primes, " ", 1, 25))
local function factor(n)
  local f, d = {}, 2
  while d * d <= n do while n % d == 0 do f[#f + 1] = d n = n / d end d = d + (d == 2 and 1 or 2) end
  if n > 1 then f[#f + 1] = n end
  return f
end
for _, n in ipairs { 1, 2, 12, 97, 360, 1001, 65536, 999983, 600851475143, 2 ^ 31 - 1, 2 ^ 32 + 1, 1234567890 } do
  print(n, table.concat(factor(n), "*"))
end
local function gcd(a, b) while b ~= 0 do a, b = b, a % b end return a end
local function lcm(a, b) return a / gcd(a, b) * b end
local l = 1
for i = 1, 20 do l = lcm(l, i) end
print(l, gcd(2 ^ 40, 6 ^ 20), gcd(0, 5), gcd(-12, 18))
local function egcd(a, b)
  if b == 0 then return a, 1, 0 end
  local g, x, y = egcd(b, a % b)
  return g, y, x - math.floor(a / b) * y
end
print(egcd(240, 46))
local function powmod(b, e, m)
  local r = 1
  b = b % m
  while e > 0 do if e % 2 == 1 then r = r * b % m end b = b * b % m e = math.floor(e / 2) end
  return r
end
print(powmod(2, 100, 1000007), powmod(3, 10 ^ 9, 97), powmod(7, 0, 13))
local function miller(n)
  if n < 2 then return false end
  for _, p in ipairs { 2, 3, 5, 7 } do if n % p == 0 then return n == p end end
  local d, s = n - 1, 0
  while d % 2 == 0 do d, s = d / 2, s + 1 end
  for _, a in ipairs { 2, 3, 5, 7 } do
    local x = powmod(a, d, n)
    if x ~= 1 and x ~= n - 1 then
      local composite = true
      for _ = 1, s - 1 do x = x * x % n if x == n - 1 then composite = false break end end
      if composite then return false end
    end
  end
  return true
end
local k = 0
for i = 1, 10000 do if miller(i) then k = k + 1 end end
print(k, miller(999983), miller(1000001), miller(94906249))
for n = 2, 10000 do
  local s = 1
  for d = 2, math.sqrt(n) do if n % d == 0 then s = s + d if d * d ~= n then s = s + n / d end end end
  if s == n then io.write(n, " ") end
end
print("perfect")
local function phi(n)
  local r, seen = n, {}
  for _, p in ipairs(factor(n)) do if not seen[p] then seen[p] = true r = r / p * (p - 1) end end
  return r
end
for n = 1, 20 do io.write(phi(n), " ") end
print()
local function cf(x, n)
  local out = {}
  for i = 1, n do
    local a = math.floor(x)
    out[#out + 1] = ("%d"):format(a)
    x = x - a
    if x < 1e-9 then break end
    x = 1 / x
  end
  return table.concat(out, " ")
end
print(cf(math.pi, 6), cf(math.sqrt(2), 8), cf(3.25, 9), cf((1 + math.sqrt(5)) / 2, 8))
local function frac(x, max)
  local best, bn, bd = math.huge
  for d = 1, max do
    local n = math.floor(x * d + 0.5)
    local e = math.abs(x - n / d)
    if e < best then best, bn, bd = e, n, d end
  end
  return bn .. "/" .. bd
end
print(frac(math.pi, 10), frac(math.pi, 200), frac(0.125, 100), frac(2.718281828, 500))
local function triples(n)
  for a = 1, n do
    for b = a, n do
      local c = math.sqrt(a * a + b * b)
      if c <= n and c == math.floor(c) and gcd(a, b) == 1 then io.write(a, ",", b, ",", c, " ") end
    end
  end
  print()
end
triples(60)
local h = 0
for i = 1, 20 do h = h + 1 / i end
print(h, ("%.15g"):format(h))
local p, q = 0, 1
for i = 1, 78 do p, q = q, p + q end
print(p, q, ("%.0f %.0f"):format(p, q))
for i = 1, 12 do local x = 10 ^ i io.write(math.floor(math.sqrt(x)), " ") end
print()
print(2 ^ 10 % 7, 123456789 * 987654321, 123456789 * 987654321 % 1000, 2 ^ 53 / 3, 1e15 / 7, 10 ^ 15 % 7)
