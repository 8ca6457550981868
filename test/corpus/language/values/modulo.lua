-- Modulo against its definition a - floor(a/b)*b.
local function check(a, b) return a % b, a % b == a - math.floor(a / b) * b end
for a = -6, 6, 1.5 do
  for _, b in ipairs { 4, -4, 2.5, -2.5 } do print(a, b, check(a, b)) end
end
print(2 ^ 31 % 10, -2 ^ 31 % 10, 2 ^ 40 % 1000, -2 ^ 40 % 1000, 123456789 % 97, -123456789 % 97)
print(5 % 1, 5.25 % 1, -5.25 % 1, 5.25 % -1, 3 % 0.7 < 0.7, 1 % 0.1 < 0.1)
local function isnan(x) return x ~= x end
print(isnan(5 % 0), isnan(-5 % 0), isnan(0 % 0), isnan(5.5 % 0))
print(math.fmod(-5, 3), math.fmod(5, -3), math.fmod(-5.5, 2), -5 % 3, 5 % -3)
local x = 17
x = x % 5; print(x)
print(-2 % 5, (-2) % 5, -(2 % 5), 2 ^ 3 % 5, 10 - 3 % 2)
