-- Roman numerals and other number writings.
local digits = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" } }
local function roman(n)
  if n < 1 or n > 3999 or n % 1 ~= 0 then return nil, "out of range: " .. n end
  local out = ""
  for _, d in ipairs(digits) do while n >= d[1] do out, n = out .. d[2], n - d[1] end end
  return out
end
local value = { I = 1, V = 5, X = 10, L = 50, C = 100, D = 500, M = 1000 }
local function arabic(s)
  local sum, last = 0, 0
  for c in s:upper():reverse():gmatch(".") do
    local v = value[c] or error("bad digit " .. c, 0)
    if v < last then sum = sum - v else sum, last = sum + v, v end
  end
  return roman(sum) == s:upper() and sum or nil, "not canonical"
end
for _, n in ipairs { 1, 4, 9, 14, 40, 90, 400, 444, 1666, 1994, 2024, 3999, 0, 4000, 1.5 } do print(n, roman(n)) end
for i = 1, 3999 do assert(arabic(roman(i)) == i) end
print(arabic("mcmxciv"), arabic("IIII"))
print(pcall(arabic, "ABC"))
local ones = { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen" }
local tens = { [2] = "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" }
tens = { [2] = "twenty", [3] = "thirty", [4] = "forty", [5] = "fifty", [6] = "sixty", [7] = "seventy", [8] = "eighty", [9] = "ninety" }
local function words(n)
  if n == 0 then
    return "zero"
  elseif n < 0 then
    return "minus " .. words(-n)
  elseif n < 20 then
    return ones[n]
  elseif n < 100 then
    return tens[math.floor(n / 10)] .. (n % 10 > 0 and "-" .. ones[n % 10] or "")
  elseif n < 1000 then
    return ones[math.floor(n / 100)] .. " hundred" .. (n % 100 > 0 and " and " .. words(n % 100) or "")
  end
  for _, u in ipairs { { 1e9, "billion" }, { 1e6, "million" }, { 1e3, "thousand" } } do
    if n >= u[1] then
      local rest = n % u[1]
      return words(math.floor(n / u[1])) .. " " .. u[2] .. (rest > 0 and (rest < 100 and " and " or " ") .. words(rest) or "")
    end
  end
end
for _, n in ipairs { 0, 7, 13, 20, 42, 100, 101, 999, 1000, 1001, 12345, 1000000, 123456789, -5, 2 ^ 31 } do
  print(n, words(n))
end
local function base(n, b)
  local s, d = "", "0123456789abcdefghijklmnopqrstuvwxyz"
  repeat local r = n % b s = d:sub(r + 1, r + 1) .. s n = math.floor(n / b) until n == 0
  return s
end
for b = 2, 36, 5 do local s = base(987654321, b) print(b, s, tonumber(s, b)) end
local function commas(n)
  local s = ("%d"):format(n)
  local k
  repeat s, k = s:gsub("^(-?%d+)(%d%d%d)", "%1,%2") until k == 0
  return s
end
for _, n in ipairs { 0, 999, 1000, -1234567, 1e12 } do io.write(commas(n), " ") end
print()
