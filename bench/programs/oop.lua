-- Classes, inheritance and super calls in a small zoo of shapes and accounts.
local N = tonumber((...)) or 13000000

local function class(name, base)
  local c = { name = name }
  c.__index = c
  c.super = base
  return setmetatable(c, {
    __index = base,
    __call = function(cls, ...)
      local object = setmetatable({}, cls)
      object:init(...)
      return object
    end,
  })
end

local Shape = class("Shape")
function Shape:init(x, y) self.x, self.y = x, y end
function Shape:area() return 0 end
function Shape:move(dx, dy)
  self.x = self.x + dx
  self.y = self.y + dy
  return self
end
function Shape:describe() return self.name .. " " .. math.floor(self:area()) end

local Rectangle = class("Rectangle", Shape)
function Rectangle:init(x, y, w, h)
  Shape.init(self, x, y)
  self.w, self.h = w, h
end
function Rectangle:area() return self.w * self.h end

local Square = class("Square", Rectangle)
function Square:init(x, y, side) Rectangle.init(self, x, y, side, side) end

local Circle = class("Circle", Shape)
function Circle:init(x, y, r)
  Shape.init(self, x, y)
  self.r = r
end
function Circle:area() return 3 * self.r * self.r end

local shapes = { Rectangle(1, 2, 3, 4), Square(0, 0, 5), Circle(7, 7, 2), Shape(0, 0) }
local area, sum = 0, 0
for i = 1, N do
  local shape = shapes[i % 4 + 1]
  shape:move(1, -1)
  area = area + shape:area()
  if i % 3 == 0 then
    local fresh = Square(i % 10, 1, i % 7)
    sum = sum + fresh:move(1, 1):area() + fresh.x
  end
end
local names = {}
for i, shape in ipairs(shapes) do names[i] = shape:describe() .. "@" .. shape.x end
print(string.format("oop %d %d %s", area, sum, table.concat(names, " ")))
