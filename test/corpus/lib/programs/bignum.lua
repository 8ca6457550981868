-- arbitrary precision integers: add, multiply, power, divide by small, compare
local B = {}
B.__index = B
local BASE = 1e4
local function new(s)
  local r = setmetatable({}, B)
  s = tostring(s):gsub("^0+(%d)", "%1")
  for i = #s, 1, -4 do r[#r + 1] = tonumber(s:sub(math.max(1, i - 3), i)) end
  return r
end
B.__tostring = function(a)
  local r = {tostring(a[#a])}
  for i = #a - 1, 1, -1 do r[#r + 1] = ("%04d"):format(a[i]) end
  return table.concat(r)
end
B.__add = function(a, b)
  local r, c = setmetatable({}, B), 0
  for i = 1, math.max(#a, #b) do
    local s = (a[i] or 0) + (b[i] or 0) + c
    r[i] = s % BASE
    c = math.floor(s / BASE)
  end
  if c > 0 then r[#r + 1] = c end
  return r
end
B.__mul = function(a, b)
  if type(b) == "number" then b = new(("%.0f"):format(b)) end
  if type(a) == "number" then a = new(("%.0f"):format(a)) end
  local r = setmetatable({}, B)
  for i = 1, #a + #b do r[i] = 0 end
  for i = 1, #a do
    local c = 0
    for j = 1, #b do
      local v = r[i + j - 1] + a[i] * b[j] + c
      r[i + j - 1] = v % BASE
      c = math.floor(v / BASE)
    end
    r[i + #b] = r[i + #b] + c
  end
  while #r > 1 and r[#r] == 0 do r[#r] = nil end
  return r
end
B.__pow = function(a, n)
  local r = new(1)
  while n > 0 do if n % 2 == 1 then r = r * a end n = math.floor(n / 2) if n > 0 then a = a * a end end
  return r
end
B.__lt = function(a, b)
  if #a ~= #b then return #a < #b end
  for i = #a, 1, -1 do if a[i] ~= b[i] then return a[i] < b[i] end end
  return false
end
B.__eq = function(a, b) return not (a < b) and not (b < a) end
B.__len = function(a) return 0 end
B.__mod = function(a, n)
  local r = 0
  for i = #tostring(a) > 0 and rawlen and rawlen(a) or #a, 1, -1 do r = (r * BASE + a[i]) % n end
  return r
end
B.__len = nil
print(tostring(new("123456789012345678901234567890") + new("987654321098765432109876543210")))
print(tostring(new(2) ^ 200))
print(tostring(new(3) ^ 100))
local f = new(1)
for i = 1, 50 do f = f * i end
print(tostring(f))
print(new("100") < new("99"), new("99") < new("100"), new(5) == new("0005"), tostring(new("9999") + new(1)), tostring(new("99999999") * new("99999999")))
print(new("123456789012345678901234567890") % 97, (new(2) ^ 100) % 1000, f % 51)
local a, b = new(0), new(1)
for i = 1, 150 do a, b = b, a + b end
print(tostring(a))
local digits = tostring(new(2) ^ 1000)
local s = 0
for d in digits:gmatch("%d") do s = s + d end
print(#digits, s)
local function isqrt(x)
  local lo, hi = 0, x
  while lo < hi do local m = math.floor((lo + hi + 1) / 2) if m * m <= x then lo = m else hi = m - 1 end end
  return lo
end
print(isqrt(10^12), isqrt(2^50), isqrt(99))
local function pi(n)
  local len = math.floor(10 * n / 3) + 1
  local arr, out = {}, {}
  for i = 1, len do arr[i] = 2 end
  local nines, pre = 0, 0
  for _ = 1, n do
    local q = 0
    for i = len, 1, -1 do
      local x = 10 * arr[i] + q * i
      arr[i] = x % (2 * i - 1)
      q = math.floor(x / (2 * i - 1))
    end
    arr[1] = q % 10
    q = math.floor(q / 10)
    if q == 9 then
      nines = nines + 1
    elseif q == 10 then
      out[#out + 1] = pre + 1 .. ("0"):rep(nines)
      pre, nines = 0, 0
    else
      out[#out + 1] = pre .. ("9"):rep(nines)
      pre, nines = q, 0
    end
  end
  return table.concat(out)
end
print(pi(60))
