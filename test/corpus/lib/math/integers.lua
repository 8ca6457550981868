-- gcd, primes, factorials, digit sums and base conversion done with math functions
local function gcd(a, b) while b ~= 0 do a, b = b, math.fmod(a, b) end return a end
print(gcd(48, 36), gcd(17, 5), gcd(0, 9), gcd(2^40, 2^20))
local function primes(n)
  local s, r = {}, {}
  for i = 2, n do if not s[i] then r[#r + 1] = i for j = i * i, n, i do s[j] = true end end end
  return r
end
print(table.concat(primes(60), " "))
local f = 1 for i = 1, 25 do f = f * i if i % 5 == 0 then print(i, f, ("%.0f"):format(f)) end end
local function digits(n, b)
  local r = {}
  repeat local d = n % b r[#r + 1] = ("0123456789abcdef"):sub(d + 1, d + 1) n = math.floor(n / b) until n == 0
  return table.concat(r):reverse()
end
print(digits(255, 2), digits(255, 16), digits(0, 10), digits(1e6, 7), digits(2^40, 16))
local function isqrt(n)
  local x = math.floor(math.sqrt(n))
  while x * x > n do x = x - 1 end
  while (x + 1) * (x + 1) <= n do x = x + 1 end
  return x
end
for _, n in ipairs{0, 1, 15, 16, 17, 2^40, 2^52 - 1} do io.write(isqrt(n), " ") end
print()
local function powmod(b, e, m)
  local r = 1
  b = b % m
  while e > 0 do if e % 2 == 1 then r = r * b % m end b = b * b % m e = math.floor(e / 2) end
  return r
end
print(powmod(3, 200, 1009), powmod(2, 100, 997), powmod(5, 0, 7))
local c, n = 0, 27
while n ~= 1 do n = n % 2 == 0 and n / 2 or 3 * n + 1 c = c + 1 end
print(c)
local a, b = 0, 1
for i = 1, 78 do a, b = b, a + b end
print(("%.0f"):format(a), a)
local function round(x, d) local p = 10 ^ (d or 0) return math.floor(x * p + 0.5) / p end
print(round(2.5), round(-2.5), round(3.14159, 2), round(1234.5, -2), round(0.5), round(-0.4) == 0)
