-- string.byte and string.char: ranges, negatives, errors
print(("abc"):byte(), ("abc"):byte(2), ("abc"):byte(-1), ("abc"):byte(1, -1))
print(("abc"):byte(0), ("abc"):byte(4), ("abc"):byte(10, 20), (""):byte())
print(select("#", ("abc"):byte(0)), select("#", ("abc"):byte(3, 2)), select("#", ("abc"):byte(0, 3)))
print(("abc"):byte(-3, -2), ("abc"):byte(-10, 10), ("abc"):byte(2, nil))
print(("abc"):byte("2"), ("abc"):byte(2.0), ("\0\255\128"):byte(1, 3), string.byte(123, 2))
print(string.char(), string.char(72, 105), #string.char(0, 255, 10), string.char("65", 66.0))
print(pcall(string.char, 256)) print(pcall(string.char, -1)) print(pcall(string.char, 1, "x")) print(pcall(string.char, {})) print(pcall(string.char, 65, nil))
print(pcall(string.byte)) print(pcall(string.byte, {})) print(pcall(string.byte, "a", "x")) print(pcall(string.byte, "a", 1, {})) print(pcall(string.byte, nil))
print(pcall(function() string.char(-1) end)) print(pcall(function() string.char(1, 2, 300) end))
print(pcall(function() ("x"):byte({}) end)) print(pcall(function() ("x"):byte(1, {}) end))
print(pcall(function() local b = string.byte; b() end)) print(pcall(function() local t = {f = string.byte}; t.f() end)) print(pcall(function() local t = {f = string.byte}; t:f() end))
print(pcall(function() string.byte() end))
for i = 0, 255 do assert(string.char(i):byte() == i) end
local all = {} for i = 0, 255 do all[#all + 1] = string.char(i) end
local s = table.concat(all) print(#s, s:byte(256), s:byte(1), select("#", s:byte(1, -1)))
local sum = 0 for _, b in ipairs{s:byte(1, -1)} do sum = sum + b end print(sum)
print(string.char(s:byte(66, 70)))
print(string.char(65.0, 66), (string.char(48, 49) + 1))
