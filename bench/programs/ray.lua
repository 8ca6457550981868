-- A small ray tracer: spheres over a plane, shadows and reflections, vectors as tables with methods.
local N = tonumber((...)) or 440

local Vec = {}
Vec.__index = Vec

local function vec(x, y, z)
  return setmetatable({ x = x, y = y, z = z }, Vec)
end

Vec.__add = function(a, b) return vec(a.x + b.x, a.y + b.y, a.z + b.z) end
Vec.__sub = function(a, b) return vec(a.x - b.x, a.y - b.y, a.z - b.z) end

function Vec:scale(k) return vec(self.x * k, self.y * k, self.z * k) end
function Vec:dot(o) return self.x * o.x + self.y * o.y + self.z * o.z end
function Vec:length() return math.sqrt(self:dot(self)) end
function Vec:normalize() return self:scale(1 / self:length()) end
function Vec:reflect(n) return self - n:scale(2 * self:dot(n)) end

local Sphere = {}
Sphere.__index = Sphere

function Sphere.new(center, radius, color, shine)
  return setmetatable({ center = center, radius = radius, color = color, shine = shine }, Sphere)
end

function Sphere:intersect(origin, dir)
  local oc = origin - self.center
  local b = oc:dot(dir)
  local c = oc:dot(oc) - self.radius * self.radius
  local d = b * b - c
  if d < 0 then return nil end
  local root = math.sqrt(d)
  local t = -b - root
  if t > 1e-4 then return t end
  t = -b + root
  if t > 1e-4 then return t end
  return nil
end

function Sphere:normal(point) return (point - self.center):normalize() end
function Sphere:color_at() return self.color end

local Plane = {}
Plane.__index = Plane

function Plane.new(height, shine)
  return setmetatable({ height = height, up = vec(0, 1, 0), shine = shine }, Plane)
end

function Plane:intersect(origin, dir)
  if dir.y > -1e-6 then return nil end
  local t = (self.height - origin.y) / dir.y
  if t > 1e-4 then return t end
  return nil
end

function Plane:normal() return self.up end
function Plane:color_at(point)
  if (math.floor(point.x) + math.floor(point.z)) % 2 == 0 then return 0.9 end
  return 0.2
end

local scene = { Plane.new(-1, 0.2) }
for i = 1, 5 do
  for j = 1, 3 do
    local center = vec(i * 1.4 - 4.2, j * 0.8 - 1.4, 3 + (i * j) % 4)
    scene[#scene + 1] = Sphere.new(center, 0.35 + 0.08 * j, 0.3 + 0.1 * i, 0.15 * j)
  end
end
local light = vec(-4, 6, -3)

local function nearest(origin, dir)
  local best, hit
  for _, object in ipairs(scene) do
    local t = object:intersect(origin, dir)
    if t and (not best or t < best) then best, hit = t, object end
  end
  return best, hit
end

local rays = 0
local function trace(origin, dir, depth)
  rays = rays + 1
  local t, object = nearest(origin, dir)
  if not object then return 0.1 + 0.2 * math.max(dir.y, 0) end
  local point = origin + dir:scale(t)
  local normal = object:normal(point)
  local to_light = (light - point):normalize()
  local shade = 0.1
  local lit = normal:dot(to_light)
  if lit > 0 and not nearest(point, to_light) then shade = shade + 0.9 * lit end
  local color = object:color_at(point) * shade
  if depth > 0 and object.shine > 0 then
    color = color * (1 - object.shine) + object.shine * trace(point, dir:reflect(normal), depth - 1)
  end
  return color
end

local sum = 0
local eye = vec(0, 0.4, -4)
for y = 1, N do
  for x = 1, N do
    local dir = vec((x - N / 2) / N, (N / 2 - y) / N, 0.9):normalize()
    sum = sum + trace(eye, dir, 3)
  end
end
print(string.format("ray %dx%d: %d rays, brightness %.6f", N, N, rays, sum / (N * N)))
