-- roman numerals, number words, ordinals
local map = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}
local function to(n)
  local r = {}
  for _, p in ipairs(map) do while n >= p[1] do r[#r + 1] = p[2] n = n - p[1] end end
  return table.concat(r)
end
local val = {I = 1, V = 5, X = 10, L = 50, C = 100, D = 500, M = 1000}
local function from(s)
  local t, prev = 0, 0
  for c in s:reverse():gmatch(".") do
    local v = val[c] or error("bad digit " .. c, 0)
    if v < prev then t = t - v else t = t + v prev = v end
  end
  return t
end
for _, n in ipairs{1, 4, 9, 14, 40, 90, 400, 1666, 1994, 2024, 3999} do print(n, to(n), from(to(n)) == n) end
print(pcall(from, "MZ"))
for i = 1, 3999 do assert(from(to(i)) == i) end
local ones = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
local tens = {[2] = "twenty", [3] = "thirty", [4] = "forty", [5] = "fifty", [6] = "sixty", [7] = "seventy", [8] = "eighty", [9] = "ninety"}
local function words(n)
  if n == 0 then return "zero" elseif n < 0 then return "minus " .. words(-n) end
  local out = {}
  for _, u in ipairs{{1e9, "billion"}, {1e6, "million"}, {1000, "thousand"}, {100, "hundred"}} do
    if n >= u[1] then out[#out + 1] = words(math.floor(n / u[1])) .. " " .. u[2] n = n % u[1] end
  end
  if n >= 20 then
    out[#out + 1] = tens[math.floor(n / 10)] .. (n % 10 > 0 and "-" .. ones[n % 10] or "")
  elseif n > 0 then
    out[#out + 1] = ones[n]
  end
  return table.concat(out, " ")
end
for _, n in ipairs{0, 7, 13, 20, 42, 100, 115, 999, 1000, 12345, 1000001, -5, 2^31} do print(words(n)) end
local function ordinal(n)
  local s = "th"
  if n % 100 < 11 or n % 100 > 13 then s = ({"st", "nd", "rd"})[n % 10] or "th" end
  return n .. s
end
local r = {}
for _, n in ipairs{1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 112, 1003} do r[#r + 1] = ordinal(n) end
print(table.concat(r, " "))
local function commas(n)
  local s = ("%.0f"):format(n)
  local k
  repeat s, k = s:gsub("^(-?%d+)(%d%d%d)", "%1,%2") until k == 0
  return s
end
print(commas(1), commas(999), commas(1000), commas(1234567), commas(-9876543210), commas(2^50))
