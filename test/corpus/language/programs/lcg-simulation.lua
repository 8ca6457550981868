-- A linear congruential generator driving shuffles, dice, walks and a bank queue.
local Rng = {}
Rng.__index = Rng
setmetatable(Rng, { __call = function(c, seed) return setmetatable({ s = seed }, c) end })
function Rng:next() self.s = (self.s * 16807) % 2147483647 return self.s end
function Rng:int(a, b) return a + self:next() % (b - a + 1) end
function Rng:float() return self:next() / 2147483647 end
function Rng:shuffle(t) for i = #t, 2, -1 do local j = self:int(1, i) t[i], t[j] = t[j], t[i] end return t end
function Rng:pick(t) return t[self:int(1, #t)] end
local r = Rng(1)
for i = 1, 10000 do r:next() end
print(r.s)
r = Rng(42)
local deck = {}
for _, s in ipairs { "S", "H", "D", "C" } do
  for v = 1, 13 do deck[#deck + 1] = (({ "A", [11] = "J", [12] = "Q", [13] = "K" })[v] or v) .. s end
end
r:shuffle(deck)
print(table.concat(deck, " "))
local counts = {}
for i = 1, 6000 do local d = r:int(1, 6) counts[d] = (counts[d] or 0) + 1 end
print(table.concat(counts, " "))
local sums = {}
for i = 1, 3600 do local s = r:int(1, 6) + r:int(1, 6) sums[s] = (sums[s] or 0) + 1 end
for s = 2, 12 do print(s, sums[s], ("*"):rep(math.floor(sums[s] / 20))) end
local inside = 0
for i = 1, 20000 do local x, y = r:float(), r:float() if x * x + y * y <= 1 then inside = inside + 1 end end
print(inside, ("%.4f"):format(4 * inside / 20000))
local x, y, far = 0, 0, 0
for i = 1, 1000 do
  local d = r:pick { "n", "s", "e", "w" }
  if d == "n" then y = y + 1 elseif d == "s" then y = y - 1 elseif d == "e" then x = x + 1 else x = x - 1 end
  far = math.max(far, math.abs(x) + math.abs(y))
end
print(x, y, far)
local queue, clock, free, waits, served = {}, 0, { 0, 0, 0 }, 0, 0
for i = 1, 500 do
  clock = clock + r:int(1, 5)
  local best = 1
  for k = 2, #free do if free[k] < free[best] then best = k end end
  local start = math.max(clock, free[best])
  waits = waits + start - clock
  free[best] = start + r:int(3, 14)
  served = served + 1
end
print(served, waits, clock, table.concat(free, " "))
local words = {}
for i = 1, 10 do
  local w = {}
  for k = 1, r:int(1, 3) do w[k] = r:pick { "ka", "lo", "mi", "ne", "tu" } end
  words[i] = table.concat(w)
end
print(table.concat(words, " "))
local function normal() local s = 0 for i = 1, 12 do s = s + r:float() end return s - 6 end
local sum, sq = 0, 0
for i = 1, 1000 do local v = normal() sum, sq = sum + v, sq + v * v end
print(("%.5f %.5f"):format(sum / 1000, math.sqrt(sq / 1000)))
