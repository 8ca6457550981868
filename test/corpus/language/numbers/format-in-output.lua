-- The same numbers through print, io.write, concatenation, table.concat and %s.
local list = { 0, 1, -1, 0.5, -0.25, 100, 1e5, 123456789, 1e14, 1e15, 1e16, 123456789012345678, 0.1, 1 / 3, 2 / 3, 1e-3, 1e-5, 1.5e-7, 1e20, 1e100, 1e300, 3.14159265358979, 2.5e10, 99999999999999, 999999999999999, 0.000123, 12345.678, 1 / 0, -1 / 0 }
for _, n in ipairs(list) do
  local a = tostring(n)
  io.write(n, " ")
  print(n, a == n .. "", a == table.concat { n }, a == ("%s"):format(n), (("%d"):format(n ~= n and 0 or math.abs(n) > 1e15 and 0 or n - n % 1)))
end
print(table.concat({ 1, 2.5, "x", 1e100 }, " "))
print(#table.concat { 0.1, 0.2 }, 1 .. 2, 1.0 .. 2.0, 0.1 .. 0.2)
print(("%5d|%-5d|%05d|%+d|% d"):format(42, 42, 42, 42, 42))
print(("%5.2f|%-8.3f|%08.3f|%+.1f|%.0f"):format(3.14159, 3.14159, 3.14159, 3.14159, 2.5))
print(("%g %g %g %g %g %g"):format(1e20, 0.1, 100000, 1000000, 1e-5, 123456789))
print(("%e %.2e %E"):format(12345.678, 0.00012, 1e100))
print(("%x %X %#x %o"):format(255, 255, 255, 8))
print(("%c%c%c"):format(76, 117, 97), ("%i"):format(3.0), ("%5s|%-5s|%.2s"):format("abc", "abc", "abc"), ("%%"):format())
print(("%q"):format(1 / 3):len() > 0, pcall(string.format, "%s %s", true, nil), ("%10.4s|"):format("abcdefgh"))
