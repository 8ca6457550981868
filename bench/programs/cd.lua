-- Collision detection: aircraft on curved paths, a voxel map to find candidates, then exact motion tests.
local N = tonumber((...)) or 6800 -- frames

local VOXEL = 2.0
local RADIUS = 1.0

local Vector = {}
Vector.__index = Vector

function Vector.new(x, y, z) return setmetatable({ x = x, y = y, z = z }, Vector) end
function Vector:plus(o) return Vector.new(self.x + o.x, self.y + o.y, self.z + o.z) end
function Vector:minus(o) return Vector.new(self.x - o.x, self.y - o.y, self.z - o.z) end
function Vector:dot(o) return self.x * o.x + self.y * o.y + self.z * o.z end
function Vector:squared() return self:dot(self) end
function Vector:times(k) return Vector.new(self.x * k, self.y * k, self.z * k) end

local Simulator = {}
Simulator.__index = Simulator

function Simulator.new(count)
  local self = setmetatable({ names = {} }, Simulator)
  for i = 1, count do self.names[i] = "flight" .. i end
  return self
end

function Simulator:frame(time)
  local positions = {}
  for i = 1, #self.names, 2 do
    positions[self.names[i]] = Vector.new(time, math.cos(time) * 2 + i * 3, 10)
    if self.names[i + 1] then
      positions[self.names[i + 1]] = Vector.new(time, math.sin(time) * 2 + i * 3, 10)
    end
  end
  return positions
end

local Motion = {}
Motion.__index = Motion

function Motion.new(name, from, to)
  return setmetatable({ name = name, from = from, to = to }, Motion)
end

-- The point in time between 0 and 1 at which two aircraft come too close, or nil.
function Motion:meets(other)
  local v = self.to:minus(self.from):minus(other.to:minus(other.from))
  local gap = self.from:minus(other.from)
  local a = v:squared()
  local limit = RADIUS * RADIUS
  if a > 1e-9 then
    local b = 2 * gap:dot(v)
    local c = gap:squared() - limit
    local d = b * b - 4 * a * c
    if d < 0 then return nil end
    local root = math.sqrt(d)
    local t1, t2 = (-b - root) / (2 * a), (-b + root) / (2 * a)
    if t1 > 1 or t2 < 0 then return nil end
    return math.max(t1, 0)
  end
  if gap:squared() <= limit then return 0 end
  return nil
end

local function voxel_key(x, y) return x * 10000 + y end

local function put(map, key, motion)
  local list = map[key]
  if list then
    list[#list + 1] = motion
  else
    map[key] = { motion }
  end
end

local function draw(map, motion)
  local from, to = motion.from, motion.to
  local x1 = math.floor((math.min(from.x, to.x) - RADIUS) / VOXEL)
  local x2 = math.floor((math.max(from.x, to.x) + RADIUS) / VOXEL)
  local y1 = math.floor((math.min(from.y, to.y) - RADIUS) / VOXEL)
  local y2 = math.floor((math.max(from.y, to.y) + RADIUS) / VOXEL)
  for x = x1, x2 do
    for y = y1, y2 do put(map, voxel_key(x, y), motion) end
  end
end

local Detector = {}
Detector.__index = Detector

function Detector.new() return setmetatable({ state = {} }, Detector) end

function Detector:detect(positions, order)
  local map, new_state = {}, {}
  for _, name in ipairs(order) do
    local position = positions[name]
    local motion = Motion.new(name, self.state[name] or position, position)
    new_state[name] = position
    draw(map, motion)
  end
  self.state = new_state
  local seen, collisions = {}, {}
  for _, list in pairs(map) do
    for i = 1, #list do
      for j = i + 1, #list do
        local a, b = list[i], list[j]
        local pair = a.name .. "/" .. b.name
        if not seen[pair] then
          seen[pair] = true
          local t = a:meets(b)
          if t then
            local point = a.from:plus(a.to:minus(a.from):times(t))
            collisions[#collisions + 1] = { a = a.name, b = b.name, point = point }
          end
        end
      end
    end
  end
  return collisions
end

local simulator, detector = Simulator.new(200), Detector.new()
local total, sum = 0, 0
for frame = 0, N - 1 do
  local time = frame / 10
  local collisions = detector:detect(simulator:frame(time), simulator.names)
  total = total + #collisions
  local ys = {}
  for i, c in ipairs(collisions) do ys[i] = c.point.y end
  table.sort(ys)
  for i = 1, #ys do sum = sum + ys[i] end
end
print(string.format("cd %d frames: %d collisions, sum %.6f", N, total, sum))
