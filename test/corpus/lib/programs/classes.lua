-- classes, inheritance, mixins, super calls, tostring and operators
local function class(name, parent)
  local c = {name = name, parent = parent}
  c.__index = c
  c.__tostring = function(o) return name .. "(" .. (o.describe and o:describe() or "") .. ")" end
  return setmetatable(c, {__index = parent, __call = function(cls, ...)
    local o = setmetatable({}, cls)
    if cls.init then cls.init(o, ...) end
    return o
  end, __tostring = function() return "class " .. name end})
end
local Shape = class("Shape")
function Shape:init(n) self.label = n end
function Shape:area() return 0 end
function Shape:describe() return ("%s area=%.2f"):format(self.label, self:area()) end
local Circle = class("Circle", Shape)
function Circle:init(r) Shape.init(self, "round") self.r = r end
function Circle:area() return math.pi * self.r ^ 2 end
local Rect = class("Rect", Shape)
function Rect:init(w, h) Shape.init(self, "box") self.w, self.h = w, h end
function Rect:area() return self.w * self.h end
local Square = class("Square", Rect)
function Square:init(s) Rect.init(self, s, s) end
function Square:describe() return "sq " .. Rect.describe(self) end
for _, s in ipairs{Shape("blob"), Circle(2), Rect(2, 3), Square(4)} do
  print(tostring(s), s.name, getmetatable(s).parent and getmetatable(s).parent.name)
end
print(tostring(Square), Square.parent == Rect, rawget(Square, "area"), Square.area == Rect.area)
local function isa(o, c)
  local m = getmetatable(o)
  while m do if m == c then return true end m = m.parent end
  return false
end
print(isa(Square(1), Shape), isa(Circle(1), Rect), isa(Rect(1, 2), Rect))
local V = class("V")
function V:init(x, y) self.x, self.y = x, y end
function V:describe() return self.x .. "," .. self.y end
V.__add = function(a, b) return V(a.x + b.x, a.y + b.y) end
V.__eq = function(a, b) return a.x == b.x and a.y == b.y end
V.__lt = function(a, b) return a.x < b.x end
V.__le = function(a, b) return a.x <= b.x end
V.__unm = function(a) return V(-a.x, -a.y) end
V.__concat = function(a, b) return tostring(a) .. "~" .. tostring(b) end
V.__call = function(s, k) return s[k] end
V.__mod = function(a, b) return V(a.x % b, a.y % b) end
print(tostring(V(1, 2) + V(3, 4)), V(1, 2) == V(1, 2), V(1, 2) ~= V(1, 3), V(1, 0) < V(2, 0), V(1, 0) >= V(2, 0), tostring(-V(1, -1)), V(1, 1) .. "s", "s" .. V(0, 0), V(7, 8)("y"), tostring(V(7, 8) % 4))
local log = {}
local P = setmetatable({}, {__index = function(t, k)
  log[#log + 1] = "get " .. k
  return "default " .. k
end, __newindex = function(t, k, v) log[#log + 1] = "set " .. k rawset(t, k, v) end})
P.a = 1
P.a = 2
local _ = P.b, P.a
print(table.concat(log, ";"), P.a)
local function readonly(t)
  return setmetatable({}, {__index = t, __newindex = function(_, k)
    error("readonly field " .. k, 2)
  end, __metatable = false})
end
local r = readonly{x = 1}
print(r.x, pcall(function() r.y = 2 end))
print(getmetatable(r), pcall(setmetatable, r, nil))
local memo = setmetatable({}, {__mode = "v", __index = function(t, n)
  local v = n < 2 and n or t[n - 1] + t[n - 2]
  rawset(t, n, v)
  return v
end})
print(memo[50])
