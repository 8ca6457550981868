-- Methods: self, dots and colons, methods on nested tables, dynamic method names.
local o = { v = 1, inner = { v = 2, deep = { v = 3 } } }
function o:get() return self.v end
function o.inner:get() return self.v end
function o.inner.deep:get(...) return self.v, ... end
function o.static(x) return x end
o["dyn"] = function(self, x) return self.v + x end
print(o:get(), o.inner:get(), o.inner.deep:get("x", nil))
print(o.get(o.inner), o.inner.get(o), o.static(5), o.static(o) == o, o:static() == o, o:dyn(10), o["dyn"](o, 20), o["get"](o))
local name = "get"
print(o[name](o), o.inner[name](o.inner))
local self = "outer self"
function o:shadow() local self = { v = "inner" } return self.v end
print(o:shadow(), self)
function o:nest() return (function() return self.v end)() end
print(o:nest())
function o:chain(n) self.v = self.v + n return self end
print(o:chain(1):chain(2):chain(3):get())
function o:args(...) return select("#", ...), self == o end
print(o:args())
print(o:args(nil, nil))
local copy = setmetatable({ v = 100 }, { __index = o })
print(copy:get(), copy:chain(1).v, o.v)
function o:replace() o.get = function() return "replaced" end return self:get() end
print(o:replace(), o:get())
local a = { b = { c = { d = { e = function(self) return type(self) end } } } }
print(a.b.c.d:e(), a.b.c.d.e(), ("x"):rep(3):upper():len())
local s = setmetatable({}, { __index = function(t, k)
  return function(self, ...) return k, rawequal(self, t), ... end
end })
print(s:anything(1, 2))
print(s.other(s))
print(pcall(function() return o:missing() end))
print(pcall(function() return o.inner:missing("x") end))
print(pcall(function() o.v:get() end))
print(pcall(function() o.nothing:get() end))
local function m(self, x) return self.k, x end
print(m({ k = "plain" }, 1))
local bound = function(...) return o:dyn(...) end
print(bound(1))
local T = {}
T.__index = T
function T.new(x) return setmetatable({ x = x }, T) end
function T:add(other) return T.new(self.x + other.x) end
T.__add = T.add
print((T.new(1) + T.new(2)).x, T.new(3):add(T.new(4)):add(T.new(5)).x)
