-- os.time with tables (normalisation, defaults, errors) and os.date in UTC
local function t(a)
  local ok, r = pcall(os.time, a)
  print(ok, ok and type(r) == "number" and ("%.0f"):format(r) or r)
end
local base = os.time{year = 2020, month = 1, day = 1, hour = 12}
local function d(a) local r = os.time(a) - base print(("%.0f"):format(r)) end
d{year = 2020, month = 1, day = 1}
d{year = 2020, month = 1, day = 1, hour = 0}
d{year = 2020, month = 1, day = 2}
d{year = 2020, month = 13, day = 1}
d{year = 2019, month = 0, day = 1}
d{year = 2020, month = 1, day = 32}
d{year = 2020, month = 2, day = 30}
d{year = 2020, month = 1, day = 1, hour = 25, min = 61, sec = 61}
d{year = 2020, month = 1, day = 1, hour = 12, min = -1}
d{year = 2020, month = 1, day = 0}
d{year = 2020, month = 1, day = -30}
d{year = "2020", month = "01", day = "05", hour = "12"}
d{year = 2020, month = 1, day = 1, hour = 12, isdst = false}
d{year = 2021, month = 3, day = 1, sec = 3600}
t{}
t{year = 2020}
t{year = 2020, month = 1}
t{month = 1, day = 1}
t{year = "x", month = 1, day = 1}
t{year = 2020, month = {}, day = 1}
t("x")
t(12)
t{year = 2020, day = 1}
t{year = 2020, month = 1, day = true}
print(pcall(function() os.time{} end))
print(pcall(function() os.time("x") end))
print(type(os.time()), os.time() > 1e9, type(os.time(nil)))
for _, e in ipairs{0, 86399, 86400, 951782400, 1e9, 1234567890, 1700000000, 2147483647, 4102444800} do
  print(os.date("!%Y-%m-%d %H:%M:%S %j %w %a %A %b %B %p %y %I", e))
end
print(os.date("!%c|%x|%X|%D|%%", 1e9))
print(os.date("!%d/%m/%y", 0), os.date("!%H", 3600), os.date("!", 0) == "", os.date("!plain", 0), os.date("!%Y%Y", 0))
local u = os.date("!*t", 1e9)
for _, k in ipairs{"year", "month", "day", "hour", "min", "sec", "wday", "yday", "isdst"} do
  io.write(k, "=", tostring(u[k]), " ")
end
print()
u = os.date("!*t", 951782400)
print(u.year, u.month, u.day, u.yday, u.wday)
print(type(os.date()), type(os.date("%c")), os.date("*t").isdst ~= nil)
local n = os.date("*t", os.time{year = 2001, month = 9, day = 9, hour = 1, min = 46, sec = 40})
print(n.year, n.month, n.day, n.hour, n.min, n.sec, n.wday, n.yday)
print(os.difftime(10, 4), os.difftime(4, 10), pcall(os.difftime, 5))
print(pcall(os.difftime))
print(pcall(os.difftime, "x", 1))
print(pcall(os.difftime, 1, "x"))
print(os.difftime(os.time{year = 2020, month = 1, day = 2}, os.time{year = 2020, month = 1, day = 1}))
