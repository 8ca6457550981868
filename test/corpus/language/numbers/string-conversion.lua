-- tonumber and tostring: bases, forms, round trips.
for _, c in ipairs { { "ff", 16 }, { "FF", 16 }, { "777", 8 }, { "1010", 2 }, { "zz", 36 }, { "ZZ", 36 }, { "8", 8 }, { "2", 2 }, { "", 10 }, { " 11 ", 2 }, { "1.5", 10 }, { "0x1f", 16 }, { "-ff", 16 }, { "+7", 10 }, { "1e1", 16 }, { "7fffffff", 16 }, { "ffffffff", 16 }, { "12", 3 }, { "g", 17 }, { "1 1", 10 } } do
  print(("%q"):format(c[1]), c[2], tonumber(c[1], c[2]))
end
for _, v in ipairs { "12", 12, "0x", true, "1,5", "1.5.5", "½", "1e", "e1", "١" } do
  print(tostring(v), tonumber(v))
end
print(tonumber({}), tonumber(print), tonumber(nil))
for _, n in ipairs { 0.1, 1 / 3, 123456.789, 1e100, -1e-100, 2 ^ 53, 100, 5e-324 } do
  print(n, tonumber(tostring(n)) == n, tonumber(("%.17g"):format(n)) == n, (pcall(string.format, "%a", n)))
end
print(1 .. "", -1 .. "", 1.50 .. "", 1e3 .. "", 1e-3 .. "", 0x10 .. "", 1e15 .. "", 1e14 .. "", 123456789012345 .. "", 0.1 .. "")
print("10" + 0, "0x10" + 0, " 5 " * 1, "1e1" / 1, "-3" - 0, "5" % "3", "2" ^ "3", -"7", "3" .. "4" + 1)
print(pcall(function() return "5x" + 0 end))
print(pcall(function() return "" + 0 end))
print(math.max("10", 9), pcall(math.max, "x", 1))
print(("x"):rep("2"), ("abcdef"):sub("2", "3"), pcall(string.rep, "x", "two"))
print(#tostring(12345), tostring(1e15):len(), tostring(-0.5), (tostring(1)):rep(3))
