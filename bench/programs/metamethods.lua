-- Operators through metatables: complex numbers, fractions, sets, proxies, default values.
local N = tonumber((...)) or 1900000

local Complex = {}
Complex.__index = Complex
local function complex(re, im) return setmetatable({ re = re, im = im }, Complex) end
Complex.__add = function(a, b) return complex(a.re + b.re, a.im + b.im) end
Complex.__sub = function(a, b) return complex(a.re - b.re, a.im - b.im) end
Complex.__mul = function(a, b)
  if type(b) == "number" then return complex(a.re * b, a.im * b) end
  return complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
end
Complex.__unm = function(a) return complex(-a.re, -a.im) end
Complex.__eq = function(a, b) return a.re == b.re and a.im == b.im end
Complex.__tostring = function(a) return string.format("%.4f%+.4fi", a.re, a.im) end

local function gcd(a, b)
  while b ~= 0 do a, b = b, a % b end
  return a
end

local Fraction = {}
Fraction.__index = Fraction
local function fraction(n, d)
  local g = gcd(n, d)
  return setmetatable({ n = math.floor(n / g), d = math.floor(d / g) }, Fraction)
end
Fraction.__add = function(a, b) return fraction(a.n * b.d + b.n * a.d, a.d * b.d) end
Fraction.__lt = function(a, b) return a.n * b.d < b.n * a.d end
Fraction.__le = function(a, b) return a.n * b.d <= b.n * a.d end
Fraction.__concat = function(a, b)
  if type(a) == "string" then return a .. b.n .. "/" .. b.d end
  return a.n .. "/" .. a.d .. b
end

local function defaults(t, value)
  return setmetatable(t, { __index = function() return value end })
end

local function tracked(t)
  local reads, writes = 0, 0
  local proxy = setmetatable({}, {
    __index = function(_, key) reads = reads + 1; return t[key] end,
    __newindex = function(_, key, value) writes = writes + 1; t[key] = value end,
    __call = function() return reads, writes end,
  })
  return proxy
end

local z, c, equal = complex(0, 0), complex(-0.2, 0.3), 0
for i = 1, N do
  z = z * z + c
  if i % 50 == 0 then z = -z * 0.5 end
  if z == z - complex(0, 0) then equal = equal + 1 end
end

local smaller, total = 0, fraction(0, 1)
for i = 1, N do
  total = total + fraction(i % 5 + 1, 6)
  if total.n > 100 then total = fraction(i % 7, 7) end
  if fraction(i % 9, 10) < fraction(i % 11, 12) then smaller = smaller + 1 end
end

local counts = defaults({}, 0)
local proxy = tracked {}
for i = 1, N do
  local key = i % 31
  counts[key] = counts[key] + 1
  proxy[key] = i
  counts[key] = counts[key] + proxy[key] % 2
end
local reads, writes = proxy()
print("metamethods " .. tostring(z) .. " " .. equal .. " " .. smaller .. " " .. total .. " " .. counts[7] .. " " .. reads .. " " .. writes)
