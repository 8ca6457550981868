-- map, filter, fold, compose, curry, zip, partition, flatten and string builders
local unpack = table.unpack or unpack
local function map(f, t) local r = {} for i, v in ipairs(t) do r[i] = f(v, i) end return r end
local function filter(p, t)
  local r = {}
  for _, v in ipairs(t) do if p(v) then r[#r + 1] = v end end
  return r
end
local function fold(f, a, t) for _, v in ipairs(t) do a = f(a, v) end return a end
local function range(a, b, s) local r = {} for i = a, b, s or 1 do r[#r + 1] = i end return r end
print(table.concat(map(function(x) return x * x end, range(1, 8)), " "))
print(table.concat(filter(function(x) return x % 2 == 0 end, range(1, 20)), " "))
print(fold(function(a, b) return a + b end, 0, range(1, 100)), fold(math.max, -math.huge, {3, 9, 2}), fold(function(a, b) return b .. a end, "", {"a", "b", "c"}))
local function compose(...)
  local fs = {...}
  return function(...) local r = {...} for i = #fs, 1, -1 do r = {fs[i](unpack(r))} end return unpack(r) end
end
print(compose(string.upper, string.reverse)("abc"), compose(math.floor, math.sqrt, function(a, b) return a + b end)(10, 7))
local function curry(f, n)
  n = n or 2
  local function go(args, k)
    return function(x)
      local a = {unpack(args)}
      a[#a + 1] = x
      if k == 1 then return f(unpack(a)) end
      return go(a, k - 1)
    end
  end
  return go({}, n)
end
print(curry(function(a, b, c) return a .. b .. c end, 3)("x")("y")("z"))
local function bind(f, ...)
  local a, n = {...}, select("#", ...)
  return function(...)
    local b = {unpack(a, 1, n)}
    for i = 1, select("#", ...) do b[n + i] = (select(i, ...)) end
    return f(unpack(b, 1, n + select("#", ...)))
  end
end
print(bind(string.format, "%s-%s")("p", "q"), bind(math.max, 5)(3), select("#", bind(function(...) return ... end, nil)(nil, nil)))
local function zip(...)
  local ts, r = {...}, {}
  local n = math.huge
  for _, t in ipairs(ts) do n = math.min(n, #t) end
  for i = 1, n do r[i] = map(function(t) return t[i] end, ts) end
  return r
end
for _, p in ipairs(zip({1, 2, 3}, {"a", "b", "c"}, {true, false})) do print(p[1], p[2], p[3]) end
local function flatten(t, r)
  r = r or {}
  for _, v in ipairs(t) do if type(v) == "table" then flatten(v, r) else r[#r + 1] = v end end
  return r
end
print(table.concat(flatten{1, {2, {3, {4}}, 5}, {}, {{6}}}, " "))
local function group(f, t)
  local r, ks = {}, {}
  for _, v in ipairs(t) do
    local k = f(v)
    if not r[k] then r[k] = {} ks[#ks + 1] = k end
    table.insert(r[k], v)
  end
  return r, ks
end
local g, ks = group(function(s) return #s end, {"one", "two", "three", "four", "six"})
for _, k in ipairs(ks) do print(k, table.concat(g[k], " ")) end
local Y = function(f)
  return (function(x) return x(x) end)(function(x) return f(function(...) return x(x)(...) end) end)
end
print(Y(function(self) return function(n) return n < 2 and 1 or n * self(n - 1) end end)(10))
local function uniq(t)
  local s = {}
  return filter(function(v) local old = s[v] s[v] = true return not old end, t)
end
print(table.concat(uniq{1, 2, 1, 3, 2, "1", 1.0}, " "))
