-- Strings in arithmetic.
print("10" + 5, 5 + "10", "3" * "4", "10" / "4", "7" % "4", "2" ^ "3", -"2", - "-2", -"  5  ")
print("0x10" + 0, "1e2" + 0, " 12 " + 1, "\n3\t" * 2, "10" - -"3", "0x1F" * 1, ".5" + ".5")
print("10" + 5 .. "", "3" .. 4 + 5, "1" + "2" .. "3")
print(math.floor("3.7"), ("x"):rep("3"), string.rep("ab", "2"), #string.rep("x", 3.0))
for _, s in ipairs { "abc", "", " ", "1x", "0x", "1 2", "one", "--1", "1e", "0x1g" } do
  print(pcall(function() return s + 1 end))
  print(pcall(function() return 1 * s end))
  print(pcall(function() return -s end))
end
print(pcall(function() return "a" + 1 end))
print(pcall(function() return 1 + "a" end))
print(pcall(function() return "a" .. {} end))
print(pcall(function() return "10" + {} end))
print(pcall(function() return {} + "10" end))
print(10 == "10", "10" == 10 .. "", 10 .. "" == "10")
