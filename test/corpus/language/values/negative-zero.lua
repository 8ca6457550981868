-- Minus zero, made at run time.
local zero = tonumber("0")
local minus = -zero
print(minus, tostring(minus), minus .. "", minus == zero, 1 / minus, 1 / zero)
print(zero * -1, -1 * zero, zero / -1, minus + zero, minus - zero, minus + minus, minus * minus, minus - minus)
local t = {}
t[zero] = "zero"
print(t[minus], next(t))
t[minus] = "again"
print(t[zero], #t)
for k, v in pairs(t) do print(k, v, 1 / k) end
print(math.abs(minus), -minus, minus % 5, math.max(minus, zero), math.floor(minus), 1 / math.floor(minus))
print(("%d %g %.1f %s"):format(minus, minus, minus, minus))
print(tonumber("-0"), tonumber("-0.0"), tonumber("-0x0"), 1 / tonumber("-0"))
print(math.floor(-0.5), math.ceil(-0.5), 1 / math.ceil(-0.5))
print(minus < zero, zero <= minus, rawequal(minus, zero))
for i = minus, 1 do print(i, 1 / i) end
