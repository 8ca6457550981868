-- map, filter, reduce, curry, compose, partial, pipelines, Y and friends.
local function map(f, t) local r = {} for i, v in ipairs(t) do r[i] = f(v, i) end return r end
local function filter(p, t) local r = {} for _, v in ipairs(t) do if p(v) then r[#r + 1] = v end end return r end
local function reduce(f, acc, t) for _, v in ipairs(t) do acc = f(acc, v) end return acc end
local unpack = unpack or table.unpack
local function range(a, b, s) local r = {} for i = a, b, s or 1 do r[#r + 1] = i end return r end
local add, mul = function(a, b) return a + b end, function(a, b) return a * b end
print(table.concat(map(function(x) return x * x end, range(1, 5)), " "), table.concat(filter(function(x) return x % 2 == 0 end, range(1, 10)), " "), reduce(add, 0, range(1, 100)), reduce(mul, 1, range(1, 10)), reduce(math.max, -math.huge, { 3, 9, 2 }), reduce(function(a, s) return a .. s end, "", { "a", "b" }))
local function partial(f, ...)
  local args, n = { ... }, select("#", ...)
  return function(...)
    local all = { unpack(args, 1, n) }
    for i = 1, select("#", ...) do all[n + i] = (select(i, ...)) end
    return f(unpack(all, 1, n + select("#", ...)))
  end
end
print(partial(add, 5)(3), partial(print, 1, nil)(2, nil))
local function curry(f, n)
  if n <= 1 then return f end
  return function(a) return curry(function(...) return f(a, ...) end, n - 1) end
end
print(curry(function(a, b, c) return a * 100 + b * 10 + c end, 3)(1)(2)(3))
local function compose(...)
  return reduce(function(f, g) return function(...) return f(g(...)) end end, function(...) return ... end, { ... })
end
print(compose(tostring, function(x) return x + 1 end, mul)(3, 4), select("#", compose()(1, nil, nil)))
local function flip(f) return function(a, b, ...) return f(b, a, ...) end end
print(flip(function(a, b) return a - b end)(1, 10))
local function zip(...)
  local lists, r = { ... }, {}
  for i = 1, #lists[1] do r[i] = map(function(l) return l[i] end, lists) end
  return r
end
for _, p in ipairs(zip({ 1, 2 }, { "a", "b" }, { true, false })) do
  io.write(tostring(p[1]), p[2], tostring(p[3]), " ")
end
print()
local function fix(f) return function(...) return f(fix(f), ...) end end
print(fix(function(self, n) return n < 2 and n or self(n - 1) + self(n - 2) end)(15))
local function any(p, t) for _, v in ipairs(t) do if p(v) then return true end end return false end
local function all(p, t) return not any(function(v) return not p(v) end, t) end
print(any(function(x) return x > 3 end, { 1, 5 }), all(function(x) return x > 3 end, { 4, 1 }), all(error, {}))
local Stream = {}
Stream.__index = Stream
local function stream(t) return setmetatable({ t = t }, Stream) end
function Stream:map(f) return stream(map(f, self.t)) end
function Stream:filter(p) return stream(filter(p, self.t)) end
function Stream:fold(f, a) return reduce(f, a, self.t) end
function Stream:join(s) return table.concat(self.t, s) end
print(stream(range(1, 20)):filter(function(x) return x % 3 == 0 end):map(function(x) return x * 2 end):join(","), stream(range(1, 4)):fold(mul, 1))
local grouped = {}
for _, w in ipairs { "apple", "bob", "avocado", "cat", "banana" } do
  local k = w:sub(1, 1)
  grouped[k] = grouped[k] or {}
  table.insert(grouped[k], w)
end
print(table.concat(grouped.a, ","), table.concat(grouped.b, ","), #grouped.c)
