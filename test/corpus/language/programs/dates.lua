-- Calendar arithmetic: day numbers, weekdays, leap years, Easter, calendars.
local floor = math.floor
local function leap(y) return y % 4 == 0 and (y % 100 ~= 0 or y % 400 == 0) end
local function mdays(y, m)
  return m == 2 and (leap(y) and 29 or 28) or (m == 4 or m == 6 or m == 9 or m == 11) and 30 or 31
end
local function jdn(y, m, d)
  local a = floor((14 - m) / 12)
  local yy, mm = y + 4800 - a, m + 12 * a - 3
  return d + floor((153 * mm + 2) / 5) + 365 * yy + floor(yy / 4) - floor(yy / 100) + floor(yy / 400) - 32045
end
local function fromjdn(j)
  local a = j + 32044
  local b = floor((4 * a + 3) / 146097)
  local c = a - floor(146097 * b / 4)
  local d = floor((4 * c + 3) / 1461)
  local e = c - floor(1461 * d / 4)
  local m = floor((5 * e + 2) / 153)
  return 100 * b + d - 4800 + floor(m / 10), m + 3 - 12 * floor(m / 10), e - floor((153 * m + 2) / 5) + 1
end
local names = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" }
local function weekday(y, m, d) return names[jdn(y, m, d) % 7 + 1] end
local Date = {}
Date.__index = Date
local function date(y, m, d)
  if m < 1 or m > 12 or d < 1 or d > mdays(y, m) then error(("bad date %d-%d-%d"):format(y, m, d), 2) end
  return setmetatable({ y = y, m = m, d = d }, Date)
end
Date.__tostring = function(t) return ("%04d-%02d-%02d"):format(t.y, t.m, t.d) end
Date.__add = function(a, n) if type(a) == "number" then a, n = n, a end return date(fromjdn(jdn(a.y, a.m, a.d) + n)) end
Date.__sub = function(a, b)
  if type(b) == "number" then return a + -b end
  return jdn(a.y, a.m, a.d) - jdn(b.y, b.m, b.d)
end
Date.__lt = function(a, b) return a - b < 0 end
Date.__le = function(a, b) return a - b <= 0 end
Date.__eq = function(a, b) return a - b == 0 end
local a, b = date(2024, 2, 28), date(2024, 3, 1)
print(tostring(a + 1), tostring(a + 2), tostring(b - 1), b - a, a < b, a <= a, a == date(2024, 2, 28), a > b, tostring(1 + b))
print(tostring(date(1999, 12, 31) + 1), tostring(date(2000, 3, 1) - 1), tostring(date(1900, 3, 1) - 1), date(2100, 1, 1) - date(2000, 1, 1), tostring(date(1970, 1, 1) + 20000))
print(weekday(2000, 1, 1), weekday(1970, 1, 1), weekday(2024, 2, 29), weekday(1582, 10, 15))
print(pcall(date, 2023, 2, 29))
print(pcall(date, 2023, 13, 1))
for _, y in ipairs { 1900, 2000, 2023, 2024, 2100 } do io.write(y, "=", tostring(leap(y)), " ") end
print()
local function easter(y)
  local g, c = y % 19, floor(y / 100)
  local h = (c - floor(c / 4) - floor((8 * c + 13) / 25) + 19 * g + 15) % 30
  local i = h - floor(h / 28) * (1 - floor(29 / (h + 1)) * floor((21 - g) / 11))
  local j = (y + floor(y / 4) + i + 2 - c + floor(c / 4)) % 7
  local l = i - j
  local m = 3 + floor((l + 40) / 44)
  return date(y, m, l + 28 - 31 * floor(m / 4))
end
for y = 2018, 2026 do io.write(tostring(easter(y)), " ") end
print()
local function calendar(y, m)
  print(("%15s"):format(y .. "-" .. m))
  print("Mo Tu We Th Fr Sa Su")
  local line, start = {}, jdn(y, m, 1) % 7
  for _ = 1, start do line[#line + 1] = "  " end
  for d = 1, mdays(y, m) do
    line[#line + 1] = ("%2d"):format(d)
    if #line == 7 then print(table.concat(line, " ")) line = {} end
  end
  if #line > 0 then print(table.concat(line, " ")) end
end
calendar(2024, 2)
calendar(2023, 10)
local ok = true
for j = jdn(1899, 12, 1), jdn(1905, 1, 1) do local y, m, d = fromjdn(j) if jdn(y, m, d) ~= j then ok = false end end
print(ok)
local fridays = 0
for y = 2000, 2030 do for m = 1, 12 do if weekday(y, m, 13) == "Fri" then fridays = fridays + 1 end end end
print(fridays)
