-- Literal -0 beside literal 0. Lua 5.1 keeps one constant for both in a function: whichever comes first.
local function minus_first() local a, b = -0, 0 return a, b, 1 / a, 1 / b end
local function plus_first() local a, b = 0, -0 return a, b, 1 / a, 1 / b end
local function only_minus() return -0, 1 / -0 end
local function only_plus() return 0, 1 / 0, -1 / 0 end
local function divides() local m = -0 return m, 1 / 0, -1 / 0 end
local function floats() return 0.0, -0.0, 0e5, -0x0 end
print(minus_first())
print(plus_first())
print(only_minus())
print(only_plus())
print(divides())
print(floats())
