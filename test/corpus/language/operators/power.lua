-- ^ against repeated multiplication, right associativity, negative and fractional exponents.
for b = -3, 3 do local line = {} for e = 0, 5 do line[#line + 1] = b ^ e end print(b, table.concat(line, " ")) end
print(2 ^ 3 ^ 2, (2 ^ 3) ^ 2, -2 ^ 2, 2 ^ -2, -2 ^ -2, 2 ^ 2 ^ 0, 4 ^ 0.5, 27 ^ (1 / 3), 2 ^ 0.5 * 2 ^ 0.5, 10 ^ 2 * 3, 3 * 10 ^ 2, -3 ^ 2 * 2, 2 ^ 3 % 5, 2 % 3 ^ 2, 2 ^ 3 .. "")
print(0 ^ 0, 0 ^ 1, 1 ^ 1e308, (-1) ^ 3, (-8) ^ (1 / 3) ~= (-8) ^ (1 / 3), 2 ^ 1024, 2 ^ -1074, 0 ^ -1, 1e200 ^ 2, 10 ^ 15, 10 ^ 16, 10 ^ -5, 1.1 ^ 10, 2 ^ 52 + 1)
local function ipow(b, e) local r = 1 for _ = 1, e do r = r * b end return r end
for _, p in ipairs { { 2, 10 }, { 3, 20 }, { 7, 5 }, { 10, 15 }, { 1.5, 8 }, { -2, 9 } } do
  print(p[1], p[2], p[1] ^ p[2], ipow(p[1], p[2]) == p[1] ^ p[2])
end
local x = 3
print(x ^ 2, -x ^ 2, x ^ -1 * x, x ^ x ^ 1, (x + 1) ^ (x - 1), #"ab" + x ^ 2, not x ^ 2, "2" ^ "3", "2" ^ 2 .. "")
local inf = math.huge
print(inf ^ 0, inf ^ -1, (-inf) ^ 3, (-inf) ^ 2, 0.5 ^ inf, 2 ^ inf, 2 ^ -inf, 1 ^ inf == 1, (0 / 0) ^ 0 == 1)
