-- bit32 argument errors and fields out of range
-- dialects: 5.2
for _, n in ipairs{"arshift", "band", "bnot", "bor", "btest", "bxor", "extract", "lrotate", "lshift", "replace", "rrotate", "rshift"} do
  local f = bit32[n]
  print(n, pcall(f))
  print(n, pcall(f, "x"))
  print(n, pcall(f, {}))
  print(n, pcall(f, 1, "y"))
  print(n, pcall(f, 1, nil))
  print(n, pcall(f, 1, 2, {}))
  print(n, pcall(function() bit32[n](true) end))
end
print(pcall(bit32.extract, 1, -1))
print(pcall(bit32.extract, 1, 32))
print(pcall(bit32.extract, 1, 0, 0))
print(pcall(bit32.extract, 1, 30, 3))
print(pcall(bit32.extract, 1, 0, 33))
print(pcall(bit32.replace, 1, 1, -1))
print(pcall(bit32.replace, 1, 1, 31, 2))
print(pcall(bit32.replace, 1, 1, 0, -1))
print(pcall(function() bit32.extract(1, 40) end))
print(pcall(function() bit32.replace(1, 2) end))
