-- os.date("*t") and os.time are inverse; fields and normalised results
local base = os.time{year = 2015, month = 6, day = 15, hour = 12, min = 30, sec = 15}
local t = os.date("*t", base)
print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, type(t.isdst))
print(os.time(t) == base, os.date("%Y-%m-%d %H:%M:%S", base))
t.day = t.day + 40
local u = os.date("*t", os.time(t))
print(u.year, u.month, u.day, u.wday, u.yday)
t = {year = 2020, month = 14, day = -3, hour = 12}
u = os.date("*t", os.time(t))
print(u.year, u.month, u.day)
print(t.month, t.day, t.yday)
for d = 1, 7 do io.write(os.date("%a ", os.time{year = 2023, month = 1, day = d, hour = 12})) end
print()
for m = 1, 12 do io.write(os.date("%b ", os.time{year = 2023, month = m, day = 1, hour = 12})) end
print()
print(os.date("%d.%m.%y", os.time{year = 1999, month = 12, day = 31, hour = 23}))
print(os.difftime(os.time{year = 2024, month = 3, day = 1, hour = 12}, os.time{year = 2024, month = 2, day = 28, hour = 12}) / 86400)
local k = {}
for n in pairs(os.date("!*t", 0)) do k[#k + 1] = n end
table.sort(k)
print(table.concat(k, " "))
print(os.date("!%H:%M", 3600 * 5 + 60 * 7), os.date("!%I %p", 13 * 3600), os.date("!%j", 86400 * 31), os.date("!%U %W", 86400 * 10))
print(type(os.date("*t").year), os.date("!*t", 1.9e9).year, pcall(os.date, "!*t", -1))
print(os.time{year = 2000, month = 1, day = 1, hour = 12.5 - 0.5} == os.time{year = 2000, month = 1, day = 1})
