-- Arithmetic on all sign combinations.
local xs = { 7, -7, 7.5, -7.5, 0, 1, -1, 1e300 }
local ys = { 2, -2, 0.5, -0.5, 3, 1e-300 }
for _, x in ipairs(xs) do
  for _, y in ipairs(ys) do
    print(x, y, x + y, x - y, x * y, x / y, x % y)
  end
end
for _, x in ipairs { 2, -2, 0.25, 0, 10, -8 } do
  local line = {}
  for _, y in ipairs { 0, 1, 2, 3, -1, -2, 0.5 } do
    local p = x ^ y
    line[#line + 1] = p ~= p and "nan" or tostring(p)
  end
  print(x, table.concat(line, " "))
end
print(5 % 3, -5 % 3, 5 % -3, -5 % -3, 5.5 % 2, -5.5 % 2, 5.5 % -2, 6 % 3, -6 % 3, 0 % 3, 1e15 % 7, 2 ^ 53 % 3)
print(3 - 5, 3 - -5, - -3, -(-3), 1 - 1, 0.1 + 0.2, 0.1 * 3, 1 / 3 * 3, 3 * 1.1)
print(1e15 + 1, 1e16 + 1, 2 ^ 53 + 1, 9007199254740992 + 1, 1e308 * 10, -1e308 * 10, 1e-320 / 1e10)
print(7 / 2, -7 / 2, 7 / -2, 1 / 4, 10 / 2, 0 / 5)
