-- Arbitrary precision naturals: addition, product, division by small, factorials, powers.
local BASE, WIDTH = 1e7, 7
local Big = {}
Big.__index = Big
local function trim(d) while #d > 1 and d[#d] == 0 do d[#d] = nil end return setmetatable(d, Big) end
local function big(v)
  if getmetatable(v) == Big then return v end
  local s, d = type(v) == "number" and ("%.0f"):format(v) or v, {}
  if not s:match("^%d+$") then error("not a natural number: " .. s, 2) end
  for i = #s, 1, -WIDTH do d[#d + 1] = tonumber(s:sub(math.max(1, i - WIDTH + 1), i)) end
  return trim(d)
end
Big.__tostring = function(a)
  local out = { ("%d"):format(a[#a]) }
  for i = #a - 1, 1, -1 do out[#out + 1] = ("%07d"):format(a[i]) end
  return table.concat(out)
end
Big.__add = function(a, b)
  a, b = big(a), big(b)
  local r, carry = {}, 0
  for i = 1, math.max(#a, #b) do
    local s = (a[i] or 0) + (b[i] or 0) + carry
    r[i] = s % BASE
    carry = math.floor(s / BASE)
  end
  if carry > 0 then r[#r + 1] = carry end
  return trim(r)
end
Big.__sub = function(a, b)
  a, b = big(a), big(b)
  if a < b then error("negative result", 2) end
  local r, borrow = {}, 0
  for i = 1, #a do local s = a[i] - (b[i] or 0) - borrow borrow = s < 0 and 1 or 0 r[i] = s % BASE end
  return trim(r)
end
Big.__mul = function(a, b)
  a, b = big(a), big(b)
  local r = {}
  for i = 1, #a + #b do r[i] = 0 end
  for i = 1, #a do
    local carry = 0
    for j = 1, #b do
      local s = r[i + j - 1] + a[i] * b[j] + carry
      r[i + j - 1] = s % BASE
      carry = math.floor(s / BASE)
    end
    r[i + #b] = r[i + #b] + carry
  end
  return trim(r)
end
Big.__pow = function(a, n)
  local r = big(1)
  a = big(a)
  while n > 0 do if n % 2 == 1 then r = r * a end a = a * a n = math.floor(n / 2) end
  return r
end
Big.__mod = function(a, n) local rem = 0 for i = #a, 1, -1 do rem = (rem * BASE + a[i]) % n end return rem end
Big.__div = function(a, n)
  local r, rem = {}, 0
  for i = #a, 1, -1 do local cur = rem * BASE + a[i] r[i] = math.floor(cur / n) rem = cur % n end
  return trim(r)
end
Big.__eq = function(a, b)
  if #a ~= #b then return false end
  for i = 1, #a do if a[i] ~= b[i] then return false end end
  return true
end
Big.__lt = function(a, b)
  a, b = big(a), big(b)
  if #a ~= #b then return #a < #b end
  for i = #a, 1, -1 do if a[i] ~= b[i] then return a[i] < b[i] end end
  return false
end
Big.__le = function(a, b) return not (big(b) < big(a)) end
Big.__concat = function(a, b) return tostring(a) .. tostring(b) end
local function fact(n) local r = big(1) for i = 2, n do r = r * i end return r end
for _, n in ipairs { 0, 1, 5, 20, 25, 50, 100 } do print(n .. "! = " .. fact(n)) end
local a, b = big(0), big(1) for i = 1, 300 do a, b = b, a + b end print("fib(300) = " .. a)
for _, n in ipairs { 10, 64, 100, 127, 521 } do print("2^" .. n .. " = " .. big(2) ^ n) end
print(big("123456789012345678901234567890") - big("987654321098765432109876543"), big("99999999999999999999") + 1, big("10000000") * big("10000000"), big("1000000") - "999999")
print(big("12345678901234567890") % 97, big("12345678901234567890") / 97, big(7) < big(8), big("100000000000000000000") > big("99999999999999999999"), big(5) <= big(5), big(5) == big("5"), big("00012"))
local sum = 0
for d in tostring(big(2) ^ 1000):gmatch("%d") do sum = sum + d end
print("digits of 2^1000", sum)
print(pcall(function() return big(1) - big(2) end))
print(pcall(big, "12a"))
print(pcall(big, "-5"))
