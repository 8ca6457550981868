-- Functions defined and called in loops, with returns that leave several blocks.
local function find(grid, what)
  for y, row in ipairs(grid) do
    for x, v in ipairs(row) do do if v == what then while true do return x, y end end end end
  end
  return nil, "not found"
end
print(find({ { 1, 2 }, { 3, 4 } }, 3))
print(find({ {} }, 1))
local function early(n)
  repeat
    if n == 1 then return "in repeat" end
    for i = 1, 3 do if i == n then return "in for " .. i end end
    do return "in do" end
  until true
end
print(early(1), early(2), early(3), early(9))
local out = {}
for i = 1, 3 do local function square(x) if x > 2 then return "big" end return x * x end out[#out + 1] = square(i) end
print(table.concat(out, " "))
for i = 1, 2 do (function() for j = 1, 3 do if j == 2 then return end io.write(i, j, " ") end end)() end
print()
local function gen(n) local i = 0 return function() while i < n do i = i + 1 if i % 2 == 0 then return i end end end end
for v in gen(9) do io.write(v, " ") end
print()
local r = (function(...) for i, v in ipairs { ... } do if v then return i, v end end end)(false, 5)
print(r)
while true do local x = (function() return true end)() if x then break end end
local n = 0
for _ in (function() local c = 3 return function() c = c - 1 if c >= 0 then return c end end end)() do n = n + 1 end
print(n)
local function nested() return (function() return (function() return 1, 2, 3 end)() end)() end
print(nested())
print((nested()))
local fs = {}
for i = 1, 3 do fs[i] = function(n) if n == 0 then return i end return fs[i % 3 + 1](n - 1) end end
print(fs[1](0), fs[1](1), fs[1](2), fs[1](3), fs[2](100))
