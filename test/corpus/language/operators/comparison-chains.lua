-- Comparisons as values, in arguments, tables, returns and conditions.
local function f(a, b) return a < b, a <= b, a > b, a >= b, a == b, a ~= b end
for _, p in ipairs { { 1, 2 }, { 2, 1 }, { 1, 1 }, { "a", "b" }, { "", "" }, { -1, 1 }, { 0.1, 0.2 }, { "a", "a " }, { 1 / 0, 1 }, { -1 / 0, 1 / 0 } } do
  print(p[1], p[2], f(p[1], p[2]))
end
local nan = 0 / 0
print(f(nan, nan))
print(f(nan, 1))
print(f(1, nan))
print(not (nan < 1), not (nan >= 1), not (nan == nan))
local t = { 1 < 2, 2 < 1, x = 3 == 3, [1 ~= 1] = "false key" } print(t[1], t[2], t.x, t[false])
local x = 5
local between = x > 1 and x < 10
local outside = x < 1 or x > 10
print(between, outside, not between, between == true, between ~= outside)
local cmp = x < 3 and "lt" or x > 7 and "gt" or "mid"
print(cmp)
print((1 < 2) == (2 < 3), 1 < 2 == not false, "1" == 1 or "differ")
local ok = 1 == 1.0 and "a" == 'a' and nil == nil and true == true and f == f
print(ok)
if x == 5 and not (x ~= 5) then print("consistent") end
while x >= 3 do x = x - 1 if x == 3 then break end end
print(x)
local function max(a, b) if a > b then return a end return b end
print(max(1, 2), max("b", "a"), max(-0.5, -1))
print(#tostring(1 < 2), tostring(1 > 2), (1 == 1) and 1 or 0, ((1 < 2) and {} or nil) ~= nil)
for i = 1, 3 do io.write(tostring(i == 2), tostring(i ~= 2), tostring(i <= 2), tostring(not (i <= 2)), " ") end
print()
