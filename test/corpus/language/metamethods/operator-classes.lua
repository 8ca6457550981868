-- Complex numbers, fractions, polynomials and intervals through operators.
local Complex = {}
Complex.__index = Complex
local function C(re, im) return setmetatable({ re = re, im = im or 0 }, Complex) end
local function c(x) return type(x) == "number" and C(x) or x end
Complex.__add = function(a, b) a, b = c(a), c(b) return C(a.re + b.re, a.im + b.im) end
Complex.__sub = function(a, b) a, b = c(a), c(b) return C(a.re - b.re, a.im - b.im) end
Complex.__mul = function(a, b) a, b = c(a), c(b) return C(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re) end
Complex.__div = function(a, b)
  a, b = c(a), c(b)
  local d = b.re ^ 2 + b.im ^ 2
  return C((a.re * b.re + a.im * b.im) / d, (a.im * b.re - a.re * b.im) / d)
end
Complex.__unm = function(a) return C(-a.re, -a.im) end
Complex.__pow = function(a, n) local r = C(1) for _ = 1, n do r = r * a end return r end
Complex.__eq = function(a, b) return a.re == b.re and a.im == b.im end
Complex.__tostring = function(a) return ("%g%s%gi"):format(a.re, a.im < 0 and "-" or "+", math.abs(a.im)) end
Complex.__call = function(a) return math.sqrt(a.re ^ 2 + a.im ^ 2) end
local z, w = C(1, 2), C(3, -1)
print(z + w, z - w, z * w, z / w, -z, z ^ 3, z + 1, 1 + z, 2 * z, z / 2, z == C(1, 2), z ~= w, C(3, 4)(), 1 / C(0, 1), (z + w) * (z - w) == z ^ 2 - w ^ 2)
local Frac = {}
local function gcd(a, b) return b == 0 and a or gcd(b, a % b) end
local function F(n, d)
  d = d or 1
  if d == 0 then error("zero denominator", 2) end
  if d < 0 then n, d = -n, -d end
  local g = gcd(math.abs(n), d)
  return setmetatable({ n = n / g, d = d / g }, Frac)
end
local function f(x) return type(x) == "number" and F(x) or x end
Frac.__add = function(a, b) a, b = f(a), f(b) return F(a.n * b.d + b.n * a.d, a.d * b.d) end
Frac.__sub = function(a, b) return f(a) + -f(b) end
Frac.__mul = function(a, b) a, b = f(a), f(b) return F(a.n * b.n, a.d * b.d) end
Frac.__div = function(a, b) a, b = f(a), f(b) return F(a.n * b.d, a.d * b.n) end
Frac.__unm = function(a) return F(-a.n, a.d) end
Frac.__lt = function(a, b) a, b = f(a), f(b) return a.n * b.d < b.n * a.d end
Frac.__le = function(a, b) a, b = f(a), f(b) return a.n * b.d <= b.n * a.d end
Frac.__eq = function(a, b) return a.n == b.n and a.d == b.d end
Frac.__mod = function(a, b) a, b = f(a), f(b) return a - b * math.floor((a / b).n / (a / b).d) end
Frac.__pow = function(a, k) return k < 0 and F(a.d ^ -k, a.n ^ -k) or F(a.n ^ k, a.d ^ k) end
Frac.__tostring = function(a) return a.d == 1 and tostring(a.n) or a.n .. "/" .. a.d end
Frac.__concat = function(a, b) return tostring(a) .. tostring(b) end
local h, t = F(1, 2), F(-2, 6)
print(h + t, h - t, h * t, h / t, -h, h < t, h >= t, h == F(2, 4), h ^ 3, h ^ -2, F(7, 3) % 1, h + 1, 3 * t, "h=" .. h, h .. t)
print(pcall(F, 1, 0))
print(pcall(function() return h / 0 end))
local sum = F(0)
for i = 1, 10 do sum = sum + F(1, i) end
print(sum)
local list = { F(1, 2), F(1, 3), F(3, 4), F(-1, 5) }
table.sort(list)
for i, x in ipairs(list) do list[i] = tostring(x) end
print(table.concat(list, " < "))
local Poly = {}
local function P(...) return setmetatable({ ... }, Poly) end
Poly.__add = function(a, b)
  local r = P()
  for i = 1, math.max(#a, #b) do r[i] = (a[i] or 0) + (b[i] or 0) end
  return r
end
Poly.__mul = function(a, b)
  local r = P()
  for i = 1, #a + #b - 1 do r[i] = 0 end
  for i = 1, #a do for j = 1, #b do r[i + j - 1] = r[i + j - 1] + a[i] * b[j] end end
  return r
end
Poly.__call = function(p, x) local r = 0 for i = #p, 1, -1 do r = r * x + p[i] end return r end
Poly.__tostring = function(p)
  local o = {}
  for i = #p, 1, -1 do
    if p[i] ~= 0 then
      o[#o + 1] = (p[i] == 1 and i > 1 and "" or p[i]) .. (i > 2 and "x^" .. i - 1 or i == 2 and "x" or "")
    end
  end
  return #o > 0 and table.concat(o, " + ") or "0"
end
local p, q = P(1, 1), P(-1, 0, 2)
print(p, q, p + q, p * q, p * p * p, (p * q)(3), p(3) * q(3), P(), P(0, 0))
