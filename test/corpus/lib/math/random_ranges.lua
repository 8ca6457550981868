-- math.random stays within its range, seeds repeat, argument forms
math.randomseed(123)
local a = {}
for i = 1, 20 do a[i] = math.random() end
math.randomseed(123)
local same = true
for i = 1, 20 do same = same and a[i] == math.random() end
print(same)
for i = 1, 200 do
  local r = math.random()
  assert(r >= 0 and r < 1)
  r = math.random(6)
  assert(r >= 1 and r <= 6 and r == math.floor(r))
  r = math.random(-3, 3)
  assert(r >= -3 and r <= 3 and r % 1 == 0)
end
print("ranges ok")
print(math.random(1), math.random(1, 1), math.random(5, 5), math.random(-2, -2), math.random(0, 0))
local seen = {}
for i = 1, 500 do seen[math.random(4)] = true end
print(#seen)
print(select("#", math.randomseed(1)), type(math.random(1e9)), type(math.random("3")))
math.randomseed(1.5)
math.randomseed(-7)
math.randomseed("12")
print("seeds ok")
print(pcall(math.random, 0))
print(pcall(math.random, -1))
print(pcall(math.random, 3, 2))
print(pcall(math.random, 1, 2, 3))
print(pcall(math.random, "a"))
print(pcall(math.randomseed, {}))
print((pcall(math.random, 1, 1, nil)))
local n, sum = 2000, 0
math.randomseed(42)
for i = 1, n do sum = sum + math.random() end
print(math.abs(sum / n - 0.5) < 0.1)
