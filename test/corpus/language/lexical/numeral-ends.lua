-- Where numerals end: also those that begin with a dot and go on like hexadecimal ones.
local load = loadstring or load
for _, s in ipairs { "x.0x1pf", ".0x1p4", ".0x", ".0X1.8p+2", ".0x1p+z", ".0e+", ".01e5x", "1.0x2", "0.0x1p", ".0_", ".0x1e+1", "..0x1", "1..0x2", ".5x", ".0b1" , "0x.0x1", "0x1p+-1", "0x1P-2", "1e+", "1e+1e+1", "0x1pp", "0x1p1p1", "3ee", "0xep1", "0xe+1", "1E5.5", "0x.p1", "0xp1"} do
  local f, m = load("return " .. s, "=n")
  print(s, m or select(2, pcall(f)))
  f, m = load("return a" .. s, "=n")
  print("a" .. s, m)
end
