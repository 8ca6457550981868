-- the exact Tausworthe sequence of LuaJIT for several seeds
-- dialects: luajit
local function seq(seed)
  math.randomseed(seed)
  local r = {}
  for i = 1, 8 do r[i] = ("%.14g"):format(math.random()) end
  print(seed, table.concat(r, " "))
end
seq(0) seq(1) seq(42) seq(-1) seq(123456789) seq(0.5) seq(1e300) seq(2^53)
math.randomseed(42) local r = {} for i = 1, 30 do r[i] = math.random(100) end print(table.concat(r, " "))
math.randomseed(42) r = {} for i = 1, 30 do r[i] = math.random(-10, 10) end print(table.concat(r, " "))
math.randomseed(7)
r = {}
for i = 1, 10 do r[i] = math.random(2^31) end
print(table.concat(r, " "))
r = {}
for i = 1, 5 do r[i] = ("%.17g"):format(math.random()) end
print(table.concat(r, " "))
math.randomseed(7)
r = {}
for i = 1, 5 do r[i] = ("%.0f"):format(math.random(0, 2^52)) end
print(table.concat(r, " "))
math.randomseed(99)
local deck = {}
for i = 1, 20 do deck[i] = i end
for i = #deck, 2, -1 do local j = math.random(i) deck[i], deck[j] = deck[j], deck[i] end
print(table.concat(deck, " "))
math.randomseed("42") print(math.random(1000)) print(math.random(1.5, 2.5), math.random(3.7))
