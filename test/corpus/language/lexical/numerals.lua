-- Numerals of every form, in source text and through tonumber.
print(3, 3.0, 3.1416, 314.16e-2, 0.31416E1, .5, 5., 0x0, 0xff, 0XFF, 0xA)
print(1e2, 1E+2, 1e-2, 1.e1, .1e1, 0e0, 0.0, 00012, 007)
print(0xffffffff, 0x7fffffff, 0x80000000, 0xfffffffff, 0x1p0 == nil)
print(1e308, 1e-308, 5e-324, 1e400, 1e-400, 123456789012345678)
print(4.57e-3, 0.3e12, 5e+20, 9007199254740993, 18446744073709551616)
local samples = {
  "10", "  10  ", "10.", ".5", ".", "", " ", "1e", "1e+", "1e1", "1e+1", "1E-1", "0x", "0x10", "0X1F",
  "0xg", "1 2", "1_000", "1e1.5", "--1", "-1", "+1", "- 1", "-0x10", "0x-10", "1f", "1d", "1l", "nan", "inf",
  "infinity", "0b101", "\t7\n", "7\0", "1..2", "0x.8", "0xA.8", "0x1p4", "0x1P-2", "0xp1", "1e5000", "-1e5000",
}
for _, s in ipairs(samples) do
  -- The sign of a NaN is that of the processor.
  print(("%q"):format(s), (tostring(tonumber(s)):gsub("^%-nan", "nan")))
end
