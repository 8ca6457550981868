-- A computed constant on the left of a call, as an operand of another operation.
local v = (6 - 1 + math.min(1)) / 1
print(v)
print((2 ^ 3 + math.min(1)) % 2, (5 % 3 + (math.min(1) + -math.max(3))) % 2)
print(((2 + 3) % 4 + math.abs(-4)) ^ (1 + 1 - math.abs(1)), (1 - 2 - (-3 * -tonumber("4"))) / (2 * 2 + tonumber("0x10")))
print(pcall(function() return (6 - 1) * {} end))
print(pcall(function(s) return (6 - 1 + s) .. (2 ^ 2 - s) end, "10"))
print(pcall(function(s) return 6 - 1 + s.x end))
