-- string.format %e %E %f %F? %g %G %a with flags, width, precision, special values
local f = string.format
local vals = {0, 1, -1, 0.1, 1.5, 2.5, 123.456, 1e10, 1e15, 1e16, 1e17, 1e-4, 1e-5, 1e100, 1e-100, 123456789, 0.000123456, 99999.95, 999999.5, 1/3, 2/3, 5e-324, 1.7976931348623157e308}
for _, v in ipairs(vals) do
  print(f("%e|%f|%g|%.3e|%.0f|%.3f|%.3g|%.14g|%.17g|%G|%E", v, v < 1e50 and v or 0, v, v, v < 1e50 and v or 0, v < 1e50 and v or 0, v, v, v, v, v))
end
print(f("[%10.2f][%-10.2f][%010.2f][%+.2f][% .2f][%#.0f][%#g][%#.3g]", 3.14159, 3.14159, 3.14159, 3.14159, 3.14159, 3, 1, 1))
print(f("[%10e][%-15.2e][%015.2e][%+e][%.0e][%#.0e]", 1, 1, 1, 1, 1, 1))
print(f("%.0f %.0f %.0f %.0f %.0f %.0f", 0.5, 1.5, 2.5, 3.5, -0.5, 1e15 + 0.5), f("%.1f %.1f %.1f", 0.05, 0.15, 0.25), f("%.2f %.2f", 1.005, 2.675))
print(pcall(f, "%F", 1))
