-- Integers held in doubles: tests, rounding, digits, bits by arithmetic.
local function isint(x) return x == math.floor(x) end
print(isint(1), isint(1.5), isint(2 ^ 53), isint(1e300), isint(-tonumber("0")), isint(-1.5))
local function round(x) return math.floor(x + 0.5) end
for _, x in ipairs { 0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994, 1e15 + 0.5, 2.4999 } do
  io.write(x, ">", round(x), " ")
end
print()
local function trunc(x) return x < 0 and math.ceil(x) or math.floor(x) end
print(trunc(1.9), trunc(-1.9), 7 - 7 % 2, -7 - -7 % 2, (7 - 7 % 2) / 2)
local function idiv(a, b) return math.floor(a / b), a % b end
print(idiv(7, 2))
print(idiv(-7, 2))
print(idiv(7, -2))
print(idiv(-7, -2))
local function bits(n)
  local t = {}
  repeat t[#t + 1] = n % 2 n = math.floor(n / 2) until n == 0
  return table.concat(t):reverse()
end
for _, n in ipairs { 0, 1, 10, 255, 65535, 2 ^ 31, 2 ^ 52 + 1 } do print(n, bits(n), tonumber(bits(n), 2)) end
local function band(a, b)
  local r, p = 0, 1
  while a > 0 and b > 0 do
    if a % 2 == 1 and b % 2 == 1 then r = r + p end
    a, b, p = math.floor(a / 2), math.floor(b / 2), p * 2
  end
  return r
end
print(band(12, 10), band(255, 170), band(2 ^ 40 + 5, 2 ^ 40 + 3))
local function digits(n) local s = 0 for d in tostring(n):gmatch("%d") do s = s + d end return s end
print(digits(12345), digits(2 ^ 40), digits(999))
local function isqrt(n) local x = n while x * x > n do x = math.floor((x + math.floor(n / x)) / 2) end return x end
for _, n in ipairs { 0, 1, 2, 15, 16, 17, 10 ^ 10, 2 ^ 52 } do io.write(isqrt(n), " ") end
print()
for _, s in ipairs { "10", "0x10", "1e1", " 10 ", "10.0" } do
  print(s, tonumber(s), tonumber(s) == 10, s == tostring(tonumber(s)))
end
print(10 == 10.0, tostring(10.0), 10 .. "", 3 / 1, 2 ^ 2, 7 % 3.0, -tonumber("0") == 0, 1e2, 100 == 1e2)
