-- infinities, long precision, %a, strings as numbers
local f = string.format
local inf = 1 / 0
print(f("%f|%e|%g|%.0f|%5.1f|%-6g|%+f|% g|%08f|%G|%E", inf, inf, inf, inf, inf, inf, inf, inf, inf, inf, inf))
print(f("%f|%e|%g|%+g|%010g|%-8g|", -inf, -inf, -inf, -inf, -inf, -inf))
print((f("%f|%g|%5g", 0/0, 0/0, 0/0):gsub("%-", ""):gsub(" ", "")))
print(f("%.20f", 0.1), f("%.40f", 1/3), f("%.99f", 1):len(), f("%.30g", 0.1), f("%.20e", 2/3), f("%.15f", 123456.789))
print(f("%f", 2^53), f("%f", 1e22), f("%.0f", 2^70), f("%g", 2^70), f("%.3f", 1e21))
print(f("%f", "1.5"), f("%g", "0x10"), f("%g", " 1e3 "), f("%5.1f", "2.25"))
local z = 0 print(f("%f|%g|%e", -z, -z, -z))
print(f("%g %g %g %g %g %g", 100000, 1000000, 1e-4, 1e-5, 123456, 1234567))
print(f("%#g %#.0f %#e %#.3g", 1.5, 1, 1, 100), f("%+.1e|% .1e", 12345, 12345), f("%.0g|%.1g|%.2g", 15, 15, 15))
print(f("%.14g", 3.14159265358979), f("%.14g", 1e15), f("%.14g", 123456789012345), f("%.16g", 0.1), f("%.17g", 0.1), f("%5g|%-5g|%05g", 1, 1, 1))
print(pcall(f, "%a", 1)) print(pcall(f, "%a", 0.5)) print(pcall(f, "%A", 255.75)) print(pcall(f, "%a", 0)) print(pcall(f, "%.3a", 1/3)) print(pcall(f, "%20a|%-20a|", 1, 1))
print(pcall(f, "%f", "x")) print(pcall(f, "%g", {})) print(pcall(f, "%e")) print(pcall(f, "%f", nil)) print(pcall(function() ("%g"):format("z") end)) print(pcall(function() ("%5.2f"):format(nil) end))
print(f("%.3f %.3f %.3f", 1e-10, 123456789.12345, -0.0005), f("%.10g", 0.1 + 0.2), f("%.2e", 9.999e9), f("%.3g", 9.9999), f("%g", 0.1 + 0.2))
