-- string.rep: results too large to build
-- dialects: 5.2 luajit
print(pcall(string.rep, "xx", 2^62) == false)
print((pcall(string.rep, "abcdefgh", 2^61)))
print(pcall(string.rep, "", 2^40))
print(pcall(string.rep, "x", 0 / 0 ~= 0 / 0 and 0))
