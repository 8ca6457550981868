-- Heapsort of random floats, and a binary heap used as a priority queue.
local N = tonumber((...)) or 1500000

local seed = 42
local function random()
  seed = (seed * 3877 + 29573) % 139968
  return seed / 139968
end

local function sift(a, root, last)
  local value = a[root]
  while root * 2 <= last do
    local child = root * 2
    if child < last and a[child] < a[child + 1] then child = child + 1 end
    if value >= a[child] then break end
    a[root] = a[child]
    root = child
  end
  a[root] = value
end

local function heapsort(a)
  local n = #a
  for root = math.floor(n / 2), 1, -1 do sift(a, root, n) end
  for last = n, 2, -1 do
    a[1], a[last] = a[last], a[1]
    sift(a, 1, last - 1)
  end
end

local Heap = {}
Heap.__index = Heap

function Heap.new() return setmetatable({ size = 0 }, Heap) end

function Heap:push(priority, item)
  self.size = self.size + 1
  local i = self.size
  while i > 1 do
    local up = math.floor(i / 2)
    if self[up].priority <= priority then break end
    self[i] = self[up]
    i = up
  end
  self[i] = { priority = priority, item = item }
end

function Heap:pop()
  local top, last = self[1], self[self.size]
  self[self.size] = nil
  self.size = self.size - 1
  local i = 1
  while i * 2 <= self.size do
    local child = i * 2
    if child < self.size and self[child + 1].priority < self[child].priority then child = child + 1 end
    if last.priority <= self[child].priority then break end
    self[i] = self[child]
    i = child
  end
  if self.size > 0 then self[i] = last end
  return top.item, top.priority
end

local a = {}
for i = 1, N do a[i] = random() end
heapsort(a)
for i = 2, N do assert(a[i - 1] <= a[i]) end

local heap, served = Heap.new(), 0
for i = 1, N / 4 do heap:push(random(), i) end
local before = -1
while heap.size > 0 do
  local item, priority = heap:pop()
  assert(priority >= before)
  before = priority
  served = (served * 3 + item) % 1000003
end
print(string.format("heapsort %.6f %.6f %.6f served %d", a[1], a[math.floor(N / 2)], a[N], served))
