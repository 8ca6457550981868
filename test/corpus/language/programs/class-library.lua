-- A class library with constructors, super, properties, mixins, static members and introspection.
local Object = { __name = "Object" }
Object.__index = Object
setmetatable(Object, { __call = function(c, ...) return c.new(c, ...) end, __tostring = function(c) return "class " .. c.__name end })
function Object.new(c, ...) local o = setmetatable({}, c) o:initialize(...) return o end
function Object:initialize() end
function Object:isA(c)
  local k = getmetatable(self)
  while k do if k == c then return true end k = k.__super end
  return false
end
function Object:class() return getmetatable(self) end
Object.__tostring = function(o) return o:describe() end
function Object:describe() return "a " .. getmetatable(self).__name end
local function class(name, super, body)
  super = super or Object
  local c = { __name = name, __super = super }
  for k, v in pairs(super) do if type(k) == "string" and k:sub(1, 2) == "__" and c[k] == nil then c[k] = v end end
  c.__index = c
  setmetatable(c, { __index = super, __call = function(k, ...) return k.new(k, ...) end, __tostring = function(k) return "class " .. k.__name end, __newindex = function(t, k, v)
    rawset(t, k, v)
    if super.defined then super.defined(t, k) end
  end })
  if body then body(c, super) end
  return c
end
local log = {} function Object.defined(c, k) log[#log + 1] = c.__name .. "." .. k end
local Shape = class("Shape", nil, function(c)
  c.count = 0
  function c:initialize(name) self.name = name Shape_count = (Shape_count or 0) + 1 c.count = c.count + 1 end
  function c:area() error(getmetatable(self).__name .. ":area is abstract", 2) end
  function c:describe() return self.name .. " of " .. ("%.2f"):format(self:area()) end
  c.__lt = function(a, b) return a:area() < b:area() end
  c.__le = function(a, b) return a:area() <= b:area() end
  c.__eq = function(a, b) return a:area() == b:area() end
end)
local Circle = class("Circle", Shape, function(c, super)
  function c:initialize(r) super.initialize(self, "circle") self.r = r end
  function c:area() return math.pi * self.r ^ 2 end
end)
local Rect = class("Rect", Shape, function(c, super)
  function c:initialize(w, h) super.initialize(self, "rect") self.w, self.h = w, h end
  function c:area() return self.w * self.h end
end)
local Square = class("Square", Rect, function(c, super)
  function c:initialize(s) super.initialize(self, s, s) self.name = "square" end
  function c:describe() return "[" .. super.describe(self) .. "]" end
end)
local Abstract = class("Abstract", Shape)
local shapes = { Circle(1), Rect(2, 3), Square(2), Circle(0.5), Square(1.5) }
table.sort(shapes)
for _, s in ipairs(shapes) do print(s, s:class(), s:isA(Shape), s:isA(Rect), s:isA(Circle)) end
print(Shape.count, Circle.count, Shape_count, tostring(Square), Square.__super == Rect)
print(pcall(tostring, Abstract("ghost")))
print(Square(2) == Rect(1, 4), Square(2) ~= Square(3), Rect(1, 2) < Square(2), Rect(1, 4) <= Square(2))
print(#log, log[1], log[#log])
local Comparable = { max = function(self, other)
  return self < other and other or self
end, clamp = function(self, lo, hi)
  return self < lo and lo or hi < self and hi or self
end }
local function include(c, m) for k, v in pairs(m) do c[k] = v end end
include(Shape, Comparable)
print(Square(2):max(Circle(1)), Square(9):clamp(Square(1), Rect(2, 3)))
local ok = pcall(function() return Square(1):nothing() end)
print(ok, Square(1).nothing, rawget(Square, "area"), Square.area == Rect.area)
