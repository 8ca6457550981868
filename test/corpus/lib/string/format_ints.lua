-- string.format %d %i %u %c %x %X %o with flags, width, precision
local f = string.format
print(f("%d", 3), f("%d", -3), f("%d", 3.7), f("%d", -3.7), f("%d", "10"), f("%d", " 0x10 "), f("%i", 42), f("%d", 2^31), f("%d", -2^31), f("%d", 2^53), f("%d", 1e15))
print(f("[%5d][%-5d][%05d][%+d][% d][%+5d][%-+5d|]", 42, 42, 42, 42, 42, 42, 42))
print(f("[%5d][%-5d][%05d][%+d][% d]", -42, -42, -42, -42, -42), f("[%.3d][%.0d][%5.3d][%-5.3d|][%05.3d]", 7, 0, 7, 7, 7), f("[%.d]", 5), f("[%3d]", 12345))
print(f("%u", 42), f("%u", 2^31), f("%u", 2^32), f("%5u|%-5u|%05u", 1, 2, 3), f("%c%c%c", 76, 117, 97), f("[%3c][%-3c]", 65, 66), #f("%c", 0), f("%c", 65 + 0.5))
print(f("%x", 255), f("%X", 255), f("%#x", 255), f("%#X", 255), f("%08x", 48879), f("%-8x|", 48879), f("%.6x", 255), f("%#o", 8), f("%o", 8), f("%o", 511), f("%x", 0), f("%#x", 0), f("%#o", 0))
print(f("%x", 2^32), f("%x", 2^32 - 1), f("%x", 2^52), f("%o", 2^32), f("%X", 0xDEADBEEF))
print(f("%d%%", 50), f("%%"), pcall(f, "%5%"))
print(f("%99d", 1):len(), f("%.99d", 1):len(), f("%+.3d % .3d", 5, 5), f("%+05d|% 05d|%-05d|", 5, 5, 5))
print(pcall(f, "%d", "x")) print(pcall(f, "%d", {})) print(pcall(f, "%d", nil)) print(pcall(f, "%d")) print(pcall(f, "%d %d", 1)) print(pcall(f, "%x", "q")) print(pcall(f, "%c", "x")) print(pcall(f, "%d", true))
print(pcall(function() ("%d"):format("x") end)) print(pcall(function() ("%d"):format() end)) print(pcall(function() string.format("%d", "x") end)) print(pcall(function() string.format("%d %s", 1) end)) print(pcall(function() ("%s %d"):format(1, {}) end))
