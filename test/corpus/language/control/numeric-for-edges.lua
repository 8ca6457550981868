-- Numeric loops near the limits of exactness, with counts instead of contents.
local function count(a, b, c)
  local n, last = 0, nil
  for i = a, b, c or 1 do n = n + 1 last = i if n > 1000 then break end end
  return n, last
end
print(count(1, 3.5))
print(count(1.5, 3))
print(count(0, 1, 1 / 3))
print(count(0, 1, 0.2))
print(count(0, 0.3, 0.1))
print(count(1, 0, -0.1))
print(count(-1, 1, 0.25))
print(count(2 ^ 53 - 1, 2 ^ 53))
print(count(2 ^ 53, 2 ^ 53 - 3, -1))
print(count(-2 ^ 53, -2 ^ 53 + 3))
print(count(1e308, 1.7e308, 1e307))
print(count(0, 5e-324, 5e-324))
print(count(2147483640, 2147483650))
print(count(-2147483650, -2147483640, 3))
print(count(4294967290, 4294967300, 2))
print(count(1, 0))
print(count(0, -0.5))
print(count(-0.5, 0))
print(count(3, 3, -1))
print(count(3, 3, 100))
print(count(1, 10, 100))
print(count(10, 1, -100))
print(count(0.1, 0.9, 0.4))
print(count(1, 2, 1e-3))
print(count(100, 1, -33))
for i = 3, 1 do print("never") end
for i = 1, 3 do local j = i i = 10 io.write(j, " ", i, " ") end
print()
local n = 0
for i = 1, 10 do for j = i, 10, i do n = n + 1 end end
print(n)
local lim = { n = 3 }
for i = 1, lim.n do lim.n = lim.n + 1 end
print(lim.n)
for i = ("3" + 0), #"abcde" do io.write(i, " ") end
print()
for i = -3, 3, 2 do io.write(i, ":", -i, ":", i * i, ":", i % 3, " ") end
print()
