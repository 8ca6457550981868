-- LuaJIT bit library: argument errors
-- dialects: luajit
for _, n in ipairs{"tobit", "tohex", "bnot", "band", "bor", "bxor", "lshift", "rshift", "arshift", "rol", "ror", "bswap"} do
  local f = bit[n]
  print(n, pcall(f))
  print(n, pcall(f, "x"))
  print(n, pcall(f, nil))
  print(n, pcall(f, {}))
  print(n, pcall(f, 1, "y"))
  print(n, pcall(f, 1, true))
  print(n, pcall(function() f() end))
  print(n, pcall(function() bit[n]({}, 1) end))
end
print(pcall(function() bit.band() end))
print(pcall(function() bit.band(1, 2, "x") end))
print(pcall(function() bit.lshift(1) end))
print(pcall(function() bit.tohex("zz") end))
print(pcall(function() bit.tobit(true) end))
print(bit.band("0x10", 0xff), bit.bor(" 7 ", 8), bit.lshift("1", "4"))
print(pcall(bit.bnot, ""))
print(bit.tobit(0 / 0) ~= nil)
