-- tonumber: decimal, hex, exponents, white space, every base, errors
local pcall = (function(p)
  local function fix(...)
    local ok, m = ...
    if ok == false and type(m) == "string" then
      return false, (m:gsub("'_G%.", "'"):gsub("'table%.unpack'", "'unpack'"):gsub("'loadstring'", "'load'"))
    end
    return ...
  end
  return function(...) return fix(p(...)) end
end)(pcall)
local function unsigned(x) if x ~= x then return "not a number" end return x end
local function show(s, ...) print(("%q"):format(tostring(s)), unsigned(tonumber(s, ...))) end
for _, s in ipairs{"10", " 10 ", "10 x", "", " ", "-", "+1", "-1", "- 1", "--1", "1e", "1e1", "1E+2", "1e-2",
  "1e+", ".5", "5.", ".", "-.5", "0x", "0x10", "-0x10", "0xAp", "0XfF", "0xg", "1_000", "1,5", "1 2", "\t\n10\r\n",
  "nan", "inf", "-inf", "NaN", "Infinity", "1e400", "-1e400", "1e-400", "0b11", "0o17", "1f", "1d", "1L", "1LL", "1i", "0x1p4", "0x.8", "0xA.8p1", "0x1.8",
  "0xffffffffffff", "123456789012345678901234567890", "0x123456789abcdef01234", "1\0", "\0001", "1e1.5", "1..2", "0x-1", "00012", "08", "١"} do show(s) end
print(tonumber(nil == nil and 3), tonumber(3.5), tonumber("  0x1f  "))
print(tonumber({}), tonumber(print), tonumber(true))
print(tonumber("10", 2), tonumber("777", 8), tonumber("zz", 36), tonumber("ZZ", 36), tonumber("ff", 16), tonumber("FF", 16))
for base = 2, 36 do io.write(tostring(tonumber("101", base)), " ") end print()
print(tonumber("12", 2), tonumber("8", 8), tonumber("g", 16), tonumber("", 16), tonumber(" ", 16), tonumber("1 1", 16))
print(tonumber("  11  ", 2), tonumber("\n7\t", 8), tonumber("7.5", 8), tonumber("1e1", 16), tonumber("1e1", 10))
print(tonumber("10", 10), tonumber(" 10 ", 10), tonumber("0x10", 10), tonumber("1e2", 10), tonumber("1.5", 10))
print(tonumber("-ff", 16), tonumber("-101", 2), tonumber("+7", 8), tonumber("- 7", 8))
print(tonumber("0xff", 16), tonumber("0x", 16))
print(tonumber("7fffffff", 16), tonumber("80000000", 16), tonumber("ffffffff", 16))
print(tonumber(10, 16), tonumber(99, 36))
for _, a in ipairs{ {}, {nil, 10}, {"10", 1}, {"10", 37}, {"10", 0}, {"10", -1}, {"10", "x"}, {"10", "16"}, {"10", {}}, {{}, 16}, {true, 16}, {"10", 16.7} } do
  print(pcall(tonumber, a[1], a[2]))
end
print(pcall(tonumber))
print(pcall(function() return (tonumber()) end))
print(pcall(function() return (tonumber("1", 99)) end))
print(pcall(function() return (tonumber({}, 2)) end))
print(tonumber(nil, nil) == nil and "nil ok")
