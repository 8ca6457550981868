-- Order of numbers and strings.
print(1 < 2, 2 < 1, 1 < 1, 1 <= 1, 1 >= 1, 1 > 1, -1 < 1, -1 < -2, 1e10 < 1e11)
print("a" < "b", "a" < "a", "a" <= "a", "a" < "B", "Z" < "a", "" < "a", "a" < "aa", "aa" < "b", "10" < "9", "10" < "2")
print("a\0b" < "a\0c", "a\0" > "a", "\255" > "\127", "a" < "\128", "\0" < "\1", "" < "\0", "abc" <= "abd")
print("a" > "A", "A" >= "a", "b" >= "ab", "~" > "z", "é" > "z")
print(math.huge > 1e308, -math.huge < -1e308, math.huge == math.huge, math.huge < math.huge)
for _, pair in ipairs { { 1, "1" }, { "1", 1 }, { {}, {} }, { {}, 1 }, { true, false }, { print, print }, { "a", {} }, { true, 1 }, { true, "a" } } do
  local x, y = pair[1], pair[2]
  print(pcall(function() return x < y end))
  print(pcall(function() return x <= y end))
  print(pcall(function() return x > y end))
  print(pcall(function() return x >= y end))
end
print(pcall(function() return nil < nil end))
print(pcall(function() return nil < 1 end))
print(pcall(function() return 1 < nil end))
print(pcall(function() return {} < {} end))
