-- Variable arguments: select, packing, unpacking, forwarding.
local N = tonumber((...)) or 2900000

local unpack = table.unpack or unpack

local function sum(...)
  local total = 0
  for i = 1, select("#", ...) do total = total + (select(i, ...)) end
  return total
end

local function pack(...) return { n = select("#", ...), ... } end

local function forward(f, ...) return f(...) end

local function maximum(first, ...)
  if select("#", ...) == 0 then return first end
  local rest = maximum(...)
  return first > rest and first or rest
end

local function bind(f, ...)
  local bound = pack(...)
  return function(...)
    local args = {}
    for i = 1, bound.n do args[i] = bound[i] end
    local extra = { ... }
    for i = 1, #extra do args[bound.n + i] = extra[i] end
    return f(unpack(args, 1, bound.n + #extra))
  end
end

local function swap(a, b, ...) return b, a, ... end

local total, best, last = 0, 0, 0
local bound = bind(sum, 1, 2)
for i = 1, N do
  total = (total + sum(i, i + 1, i + 2, 4)) % 1000003
  total = (total + forward(sum, i % 7, i % 5, 1)) % 1000003
  total = (total + bound(i, 5)) % 1000003
  best = math.max(best, maximum(i % 13, i % 17, i % 19, i % 23))
  local a, b, c = swap(i, i % 9, i % 3)
  local t = pack(swap(a, b, c, nil))
  last = (last + t.n + t[1] + t[2] * c) % 1000003
end
print(string.format("varargs %d %d %d", total, best, last))
