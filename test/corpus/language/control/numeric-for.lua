-- Numeric for: bounds, steps, float steps, zero-trip loops.
local function run(a, b, c)
  local out = {}
  if c then for i = a, b, c do out[#out + 1] = tostring(i); if #out > 12 then out[#out + 1] = "..." break end end
  else for i = a, b do out[#out + 1] = tostring(i); if #out > 12 then out[#out + 1] = "..." break end end end
  print(a, b, c, "->", table.concat(out, " "))
end
run(1, 3); run(3, 1); run(1, 1); run(0, -1); run(-2, 2)
run(3, 1, -1); run(1, 3, -1); run(1, 10, 3); run(10, 1, -4); run(1, 1, -1); run(1, 1, 5)
run(1, 2, 0.25); run(0, 1, 0.1); run(1, 0, -0.3); run(1.5, 4); run(-1.5, 1.5, 0.5); run(0.1, 1, 0.3)
run(1, math.huge);
run(1, math.huge, 1e300);
run(-math.huge, 0);
run(math.huge, 1, -1);
run(1, -math.huge, -1);
run(1, -math.huge)
run(2 ^ 53 - 2, 2 ^ 53 - 1);
run(1e15, 1e15 + 2);
run(1e300, 1e300);
run(-2 ^ 31 - 1, -2 ^ 31 + 1);
run(2 ^ 31 - 2, 2 ^ 31 + 1);
run(2 ^ 31 + 1, 2 ^ 31 - 2, -1)
local nan = 0 / 0
local count = 0
for i = 1, nan do count = count + 1 end
for i = nan, 1 do count = count + 1 end
for i = 1, -nan, -1 do count = count + 1 end
for i = 1, 5, nan do count = count + 1 if count > 3 then break end end
print("nan", count)
count = 0
for i = 1, 3, math.huge do count = count + 1 end
for i = 1, 3, -math.huge do count = count + 100 end
print("huge steps", count)
for i = 10, 1 do error("never") end
for i = 1, 0.5 do error("never") end
for i = 1, 3 do local i = i * 2; io.write(i, " ") end print()
for i = 1, 3 do i = i * 10; io.write(i, " ") end print()
local last
for i = 1, 5 do last = i end
print(last, i)
local sum = 0
for i = 1, 100000 do sum = sum + i end
print(sum)
for i = #"abc", 1, -1 do io.write(i, " ") end print()
