-- A binary heap and Dijkstra's algorithm on it.
local Heap = {} Heap.__index = Heap
function Heap.new(less) return setmetatable({ less = less or function(a, b) return a < b end, n = 0 }, Heap) end
function Heap:push(v)
  self.n = self.n + 1
  local i = self.n
  self[i] = v
  while i > 1 do
    local p = math.floor(i / 2)
    if not self.less(self[i], self[p]) then break end
    self[i], self[p] = self[p], self[i]
    i = p
  end
end
function Heap:pop()
  if self.n == 0 then return nil end
  local top = self[1]
  self[1], self[self.n] = self[self.n], nil
  self.n = self.n - 1
  local i = 1
  while true do
    local c = i * 2
    if c > self.n then break end
    if c < self.n and self.less(self[c + 1], self[c]) then c = c + 1 end
    if not self.less(self[c], self[i]) then break end
    self[i], self[c] = self[c], self[i]
    i = c
  end
  return top
end
local h = Heap.new()
for _, v in ipairs { 5, 3, 8, 1, 9, 2, 7, 3 } do h:push(v) end
local out = {}
for v in h.pop, h do out[#out + 1] = v end
print(table.concat(out, " "), h:pop())
local max = Heap.new(function(a, b) return a > b end)
for w in ("the quick brown fox jumps over"):gmatch("%a+") do max:push(w) end
out = {}
while max.n > 0 do out[#out + 1] = max:pop() end
print(table.concat(out, " "))
local seed = 12345
local function rnd(n) seed = (seed * 16807) % 2147483647 return seed % n end
local big = Heap.new()
for i = 1, 2000 do big:push(rnd(100000)) end
local last, sorted = -1, true
for v in big.pop, big do if v < last then sorted = false end last = v end
print(sorted, last)
local function dijkstra(graph, from)
  local dist, prev, q = { [from] = 0 }, {}, Heap.new(function(a, b)
    if a[1] ~= b[1] then return a[1] < b[1] end
    return a[2] < b[2]
  end)
  q:push { 0, from }
  while q.n > 0 do
    local e = q:pop()
    local d, u = e[1], e[2]
    if d == dist[u] then
      for v, w in pairs(graph[u] or {}) do
        local nd = d + w
        if not dist[v] or nd < dist[v] then dist[v], prev[v] = nd, u q:push { nd, v } end
      end
    end
  end
  return dist, prev
end
local g = { a = { b = 7, c = 9, f = 14 }, b = { a = 7, c = 10, d = 15 }, c = { a = 9, b = 10, d = 11, f = 2 }, d = { b = 15, c = 11, e = 6 }, e = { d = 6, f = 9 }, f = { a = 14, c = 2, e = 9 }, lonely = {} }
local dist, prev = dijkstra(g, "a")
for _, v in ipairs { "a", "b", "c", "d", "e", "f", "lonely" } do
  local path, u = {}, v
  while u do table.insert(path, 1, u) u = prev[u] end
  print(v, dist[v], table.concat(path, ">"))
end
