-- A doubly linked list, a stack, a queue and an LRU cache.
local List = {} List.__index = List
function List.new(...)
  local l = setmetatable({ size = 0 }, List)
  for _, v in ipairs { ... } do l:push(v) end
  return l
end
function List:push(v)
  local n = { value = v, prev = self.last }
  if self.last then self.last.next = n else self.first = n end
  self.last = n
  self.size = self.size + 1
  return n
end
function List:unshift(v)
  local n = { value = v, next = self.first }
  if self.first then self.first.prev = n else self.last = n end
  self.first = n
  self.size = self.size + 1
  return n
end
function List:remove(n)
  if n.prev then n.prev.next = n.next else self.first = n.next end
  if n.next then n.next.prev = n.prev else self.last = n.prev end
  n.prev, n.next = nil, nil
  self.size = self.size - 1
  return n.value
end
function List:pop() return self.last and self:remove(self.last) end
function List:shift() return self.first and self:remove(self.first) end
function List:each() local n = self.first return function() if n then local v = n.value n = n.next return v end end end
function List:reverse()
  local n = self.first
  self.first, self.last = self.last, self.first
  while n do n.next, n.prev = n.prev, n.next n = n.prev end
  return self
end
function List:map(f) local r = List.new() for v in self:each() do r:push(f(v)) end return r end
List.__tostring = function(l)
  local t = {}
  for v in l:each() do t[#t + 1] = tostring(v) end
  return "(" .. table.concat(t, " ") .. ")"
end
List.__concat = function(a, b)
  local r = List.new()
  for v in a:each() do r:push(v) end
  for v in b:each() do r:push(v) end
  return r
end
List.__eq = function(a, b)
  local x, y = a.first, b.first
  while x and y do if x.value ~= y.value then return false end x, y = x.next, y.next end
  return x == y
end
local l = List.new(1, 2, 3)
l:push(4)
l:unshift(0)
print(l, l.size, l:pop(), l:shift(), l)
print(l:reverse(), l:map(function(v) return v * v end), tostring(l .. List.new("a")), l == List.new(3, 2, 1), l == List.new(3, 2))
l:remove(l.first.next)
print(l, l.size, l:pop(), l:pop(), l:pop(), l, l.size, l.first, l.last)
local LRU = {} LRU.__index = LRU
function LRU.new(cap) return setmetatable({ cap = cap, list = List.new(), map = {}, hits = 0, misses = 0 }, LRU) end
function LRU:get(k)
  local n = self.map[k]
  if not n then self.misses = self.misses + 1 return nil end
  self.hits = self.hits + 1
  local e = n.value
  self.list:remove(n)
  self.map[k] = self.list:unshift(e)
  return e.v
end
function LRU:put(k, v)
  if self.map[k] then
    self.list:remove(self.map[k])
  elseif self.list.size >= self.cap then
    local old = self.list:pop()
    self.map[old.k] = nil
  end
  self.map[k] = self.list:unshift { k = k, v = v }
end
function LRU:keys() local t = {} for e in self.list:each() do t[#t + 1] = e.k end return table.concat(t, ",") end
local c = LRU.new(3)
c:put("a", 1)
c:put("b", 2)
c:put("c", 3)
print(c:keys(), c:get("a"), c:keys())
c:put("d", 4)
print(c:keys(), c:get("b"), c:get("c"))
c:put("a", 10)
print(c:keys(), c:get("a"), c.hits, c.misses)
local seed = 7
for i = 1, 500 do seed = seed * 137 % 251 local k = seed % 6 if not c:get(k) then c:put(k, i) end end
print(c:keys(), c.hits, c.misses)
local stack, queue = {}, { first = 1, last = 0 }
for w in ("to be or not to be"):gmatch("%a+") do
  stack[#stack + 1] = w
  queue.last = queue.last + 1
  queue[queue.last] = w
end
while #stack > 0 do io.write(table.remove(stack), " ") end
while queue.first <= queue.last do
  io.write(queue[queue.first], " ")
  queue[queue.first] = nil
  queue.first = queue.first + 1
end
print()
