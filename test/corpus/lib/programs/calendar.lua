-- calendars, weekdays, leap years, date arithmetic by day numbers
local function leap(y) return y % 4 == 0 and (y % 100 ~= 0 or y % 400 == 0) end
local mdays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
local function days_in(y, m) return m == 2 and leap(y) and 29 or mdays[m] end
local function jdn(y, m, d)
  local a = math.floor((14 - m) / 12)
  local yy, mm = y + 4800 - a, m + 12 * a - 3
  return d + math.floor((153 * mm + 2) / 5) + 365 * yy + math.floor(yy / 4) - math.floor(yy / 100) + math.floor(yy / 400) - 32045
end
local function wday(y, m, d) return (jdn(y, m, d) + 1) % 7 end
local names = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
local function cal(y, m)
  local title = names[m] .. " " .. y
  print((" "):rep(math.floor((20 - #title) / 2)) .. title) print("Su Mo Tu We Th Fr Sa")
  local line = ("   "):rep(wday(y, m, 1))
  for d = 1, days_in(y, m) do line = line .. ("%2d "):format(d) if (wday(y, m, d) == 6) or d == days_in(y, m) then print((line:gsub("%s+$", ""))) line = "" end end
end
cal(2024, 2) cal(2023, 10) cal(2000, 1)
for _, d in ipairs{{1970, 1, 1}, {2000, 2, 29}, {2024, 12, 25}, {1999, 12, 31}, {1600, 1, 1}} do
  print(d[1], d[2], d[3], ({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"})[wday(d[1], d[2], d[3]) + 1], jdn(d[1], d[2], d[3]))
end
for _, y in ipairs{1900, 2000, 2023, 2024, 2100} do io.write(y, "=", tostring(leap(y)), " ") end print()
print(jdn(2024, 3, 1) - jdn(2024, 2, 1), jdn(2025, 1, 1) - jdn(2024, 1, 1), jdn(2024, 7, 4) - jdn(1776, 7, 4))
local function easter(y)
  local a, b, c = y % 19, math.floor(y / 100), y % 100
  local d, e = math.floor(b / 4), b % 4
  local f = math.floor((b + 8) / 25)
  local g = math.floor((b - f + 1) / 3)
  local h = (19 * a + b - d - g + 15) % 30
  local i, k = math.floor(c / 4), c % 4
  local l = (32 + 2 * e + 2 * i - h - k) % 7
  local m = math.floor((a + 11 * h + 22 * l) / 451)
  return math.floor((h + l - 7 * m + 114) / 31), (h + l - 7 * m + 114) % 31 + 1
end
for y = 2020, 2026 do io.write(y, ":", table.concat({easter(y)}, "/"), " ") end print()
for e = 0, 5 do
  local t = os.date("!*t", e * 1e8)
  print(os.date("!%Y-%m-%d", e * 1e8), wday(t.year, t.month, t.day) + 1 == t.wday, t.yday == jdn(t.year, t.month, t.day) - jdn(t.year, 1, 1) + 1)
end
