-- queues, stacks, deques, priority queue, ring buffer, event simulation
local Deque = {}
Deque.__index = Deque
function Deque.new() return setmetatable({first = 0, last = -1}, Deque) end
function Deque:pushl(v) self.first = self.first - 1 self[self.first] = v end
function Deque:pushr(v) self.last = self.last + 1 self[self.last] = v end
function Deque:popl()
  if self.first > self.last then error("deque is empty", 2) end
  local v = self[self.first]
  self[self.first] = nil
  self.first = self.first + 1
  return v
end
function Deque:popr()
  if self.first > self.last then error("deque is empty", 2) end
  local v = self[self.last]
  self[self.last] = nil
  self.last = self.last - 1
  return v
end
local d = Deque.new()
for i = 1, 5 do d:pushr(i) d:pushl(-i) end
io.write(d:popl(), " ", d:popr(), " ", d:popl(), "\n")
while d.first <= d.last do io.write(d:popl(), " ") end
print()
print(pcall(function() d:popr() end))
local Heap = {}
Heap.__index = Heap
function Heap.new(lt) return setmetatable({n = 0, lt = lt or function(a, b) return a < b end}, Heap) end
function Heap:push(v)
  self.n = self.n + 1
  local i = self.n
  self[i] = v
  while i > 1 do
    local p = math.floor(i / 2)
    if not self.lt(self[i], self[p]) then break end
    self[i], self[p] = self[p], self[i]
    i = p
  end
end
function Heap:pop()
  if self.n == 0 then return nil end
  local top = self[1]
  self[1] = self[self.n]
  self[self.n] = nil
  self.n = self.n - 1
  local i = 1
  while true do
    local c = i * 2
    if c > self.n then break end
    if c < self.n and self.lt(self[c + 1], self[c]) then c = c + 1 end
    if not self.lt(self[c], self[i]) then break end
    self[i], self[c] = self[c], self[i]
    i = c
  end
  return top
end
local h = Heap.new()
for _, v in ipairs{5, 3, 8, 1, 9, 2, 7} do h:push(v) end
for v in function() return h:pop() end do io.write(v, " ") end
print()
local ev = Heap.new(function(a, b) if a.t ~= b.t then return a.t < b.t end return a.id < b.id end)
local id, log = 0, {}
local function at(t, name) id = id + 1 ev:push{t = t, id = id, name = name} end
for c = 1, 4 do at(c * 2, "arrive" .. c) end
local busy, wait, q = false, 0, {}
while true do
  local e = ev:pop()
  if not e then break end
  if e.name:find("^arrive") then
    q[#q + 1] = {n = e.name:match("%d"), t = e.t}
  else
    busy = false
    log[#log + 1] = e.t .. ":" .. e.name
  end
  if not busy and #q > 0 then
    local c = table.remove(q, 1)
    wait = wait + e.t - c.t
    busy = true
    log[#log + 1] = e.t .. ":start" .. c.n
    at(e.t + 3, "done" .. c.n)
  end
end
print(table.concat(log, " "))
print("wait", wait)
local ring, cap, head, len = {}, 3, 0, 0
for _, c in ipairs{"a", "b", "c", "d", "e"} do
  ring[(head + len) % cap] = c
  if len < cap then len = len + 1 else head = (head + 1) % cap end
  local s = {}
  for i = 0, len - 1 do s[#s + 1] = ring[(head + i) % cap] end
  io.write(table.concat(s), " ")
end
print()
local people = {}
for i = 1, 7 do people[i] = i end
local pos, out = 1, {}
while #people > 0 do
  pos = (pos + 1) % #people + 1
  out[#out + 1] = table.remove(people, pos)
  if pos > #people then pos = 1 end
  if #people > 0 then pos = (pos - 1) % #people + 1 end
end
print(table.concat(out, " "))
