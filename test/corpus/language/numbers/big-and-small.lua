-- Arithmetic at the limits of doubles.
print(2 ^ 53, 2 ^ 53 + 1 == 2 ^ 53, 2 ^ 53 - 1, -(2 ^ 53), ("%.0f"):format(2 ^ 53 + 1), ("%.0f"):format(2 ^ 63), ("%.0f"):format(2 ^ 64), ("%d"):format(2 ^ 31), ("%d"):format(-2 ^ 31), ("%.0f"):format(1e22))
print(1e308 + 1e308, 1e308 * 10 == math.huge, -1e308 * 10, 1e-308 / 1e10, 5e-324 / 2, 5e-324 * 0.5 == 0, 2 ^ -1074, 2 ^ -1075, 1 / 3 + 1 / 3 + 1 / 3 == 1)
print(0.1 + 0.2, 0.1 + 0.2 == 0.3, 0.1 + 0.2 - 0.3, 1 - 0.9, 100 * 1.1, 3 * 0.1, 0.7 + 0.1, ("%.17g"):format(0.1), ("%.20f"):format(0.5))
print(4.35 * 100, 1.005 * 1000, 1e16 + 1, 1e15 + 0.3, 123456789.123, 12345678.9, 1.23456789012345678, 1e21 + 1, 1e14 + 0.1)
print(math.floor(2 ^ 52 + 0.5) == 2 ^ 52, math.floor(-0.5), math.ceil(-0.5) == 0, math.floor(1e300) == 1e300, math.fmod(2 ^ 53, 3), 2 ^ 53 % 3, -2 ^ 53 % 3)
local x = 1
local n = 0
while x + 1 ~= x do x = x * 2 n = n + 1 end
print(x, n)
x, n = 1, 0
while 1 + x ~= 1 do x = x / 2 n = n + 1 end
print(x, n)
x, n = 1, 0
while x > 0 do x = x / 2 n = n + 1 end
print(n)
x, n = 1, 0
while x < math.huge do x = x * 2 n = n + 1 end
print(n)
local f = 1
for i = 1, 25 do f = f * i print(i, f, f % 10 == 0) end
local s = 0
for i = 1, 1000 do s = s + 0.1 end
print(s, ("%.12f"):format(s), s == 100)
local h = 0
for i = 1, 100 do h = h + 1 / i end
print(h)
local e, t = 0, 1
for i = 1, 20 do e = e + t t = t / i end
print(e, e == math.exp(1), math.abs(e - math.exp(1)) < 1e-14)
