-- LRU cache with a linked list, memoize with varargs keys, lazy lists
local function lru(cap)
  local map, n, head, tail = {}, 0, {}, {} head.next, tail.prev = tail, head
  local function unlink(x) x.prev.next, x.next.prev = x.next, x.prev end
  local function front(x) x.next, x.prev = head.next, head head.next.prev = x head.next = x end
  local c = {hits = 0, misses = 0}
  function c.get(k) local x = map[k] if not x then c.misses = c.misses + 1 return nil end c.hits = c.hits + 1 unlink(x) front(x) return x.v end
  function c.put(k, v) local x = map[k] if x then x.v = v unlink(x) front(x) return end if n == cap then local o = tail.prev unlink(o) map[o.k] = nil n = n - 1 end x = {k = k, v = v} map[k] = x front(x) n = n + 1 end
  function c.keys() local r, x = {}, head.next while x ~= tail do r[#r + 1] = tostring(x.k) x = x.next end return table.concat(r, ",") end
  return c
end
local c = lru(3)
for i, k in ipairs{"a", "b", "c"} do c.put(k, i) end
print(c.keys(), c.get("a"), c.keys())
c.put("d", 4)
print(c.keys(), c.get("b"), c.get("c"))
c.put("a", 10)
print(c.keys(), c.get("a"), c.hits, c.misses)
local function memo(f)
  local cache, calls = {}, 0
  return function(...)
    local n, node = select("#", ...), cache
    for i = 1, n do
      local k = (select(i, ...))
      if k == nil then k = cache end
      node[k] = node[k] or {}
      node = node[k]
    end
    if not node.res then calls = calls + 1 node.res = {f(...)} end
    return (table.unpack or unpack)(node.res)
  end, function() return calls end
end
local add, calls = memo(function(a, b) return (a or 0) + (b or 0), "sum" end)
print(add(1, 2))
print(add(1, 2))
print(add(1))
print(add(1, nil))
print(add())
print(calls())
local function lazy(h, t)
  return setmetatable({h = h}, {__index = function(s, k)
    if k == "t" then local v = t() rawset(s, "t", v) return v end
  end})
end
local function from(n) return lazy(n, function() return from(n + 1) end) end
local function take(l, n)
  local r = {}
  while n > 0 and l do r[#r + 1] = l.h l = l.t n = n - 1 end
  return table.concat(r, " ")
end
local function map(f, l) return lazy(f(l.h), function() return map(f, l.t) end) end
local function filter(p, l)
  while not p(l.h) do l = l.t end
  return lazy(l.h, function() return filter(p, l.t) end)
end
print(take(from(1), 10))
print(take(map(function(x) return x * x end, filter(function(x) return x % 3 == 0 end, from(1))), 6))
local function sieve(l)
  return lazy(l.h, function() return sieve(filter(function(x) return x % l.h ~= 0 end, l.t)) end)
end
print(take(sieve(from(2)), 12))
