-- Numbers in concatenation.
print(1 .. 2, 1 .. "", "" .. 1.5, 1.0 .. "", -1 .. "", 1e100 .. "", 2 ^ 53 .. "", 0.1 .. "|" .. 1 / 3)
print(10 .. 20 + 5, 1 + 2 .. 3 + 4, 2 * 3 .. "", -2 .. -3, 2 ^ 2 .. "")
print("a" .. 1 + 2 .. "b", ("a" .. 1) .. ("b" .. 2))
print(#(1 .. 2), type(1 .. 2), (1 .. 2) + 1, "1" .. "2" == 12 .. "")
for _, v in ipairs { true, {}, print, coroutine.create(function() end) } do
  local name = type(v)
  print(name, (pcall(function() return "x" .. v end)))
  print(select(2, pcall(function() return v .. "x" end)))
  print(select(2, pcall(function() return 1 .. v end)))
end
print(pcall(function() return "x" .. nil end))
print(pcall(function() return nil .. "x" end))
local s = "x"
print(pcall(function() return s .. undefinedglobal .. s end))
print(pcall(function() return s .. s .. s .. nil .. s end))
s = ""
for i = 1, 20 do s = s .. i .. "," end
print(s, #s)
