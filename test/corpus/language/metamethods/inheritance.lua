-- Single and multiple inheritance, super calls, mixins, class methods.
local function class(parent)
  local c = {}
  c.__index = c
  c.super = parent
  setmetatable(c, { __index = parent, __call = function(cls, ...)
    local o = setmetatable({}, cls)
    if cls.init then cls.init(o, ...) end
    return o
  end })
  if parent then for _, m in ipairs { "__tostring", "__eq", "__add", "__lt" } do c[m] = rawget(parent, m) end end
  return c
end
local Animal = class()
function Animal:init(name) self.name = name end
function Animal:speak() return self.name .. " makes " .. self:sound() end
function Animal:sound() return "noise" end
Animal.__tostring = function(a) return "Animal " .. a.name end
Animal.__eq = function(a, b) return a.name == b.name end
Animal.legs = 4
local Dog = class(Animal)
function Dog:init(name, breed) Dog.super.init(self, name) self.breed = breed end
function Dog:sound() return "woof" end
local Puppy = class(Dog)
function Puppy:sound() return Puppy.super.sound(self):upper() .. "!" end
function Puppy:speak() return "Puppy: " .. self.super.speak(self) end
local a, d, p = Animal("Cat"), Dog("Rex", "lab"), Puppy("Bit", "pug")
print(a:speak(), d:speak(), p:speak())
print(tostring(a), tostring(d), tostring(p), p.breed, p.legs, Dog.legs)
Animal.legs = 3
print(p.legs)
p.legs = 5
print(p.legs, d.legs)
print(Dog("Rex") == d, Dog("X") == d, getmetatable(p) == Puppy)
local function is(o, c)
  local m = getmetatable(o)
  while m do if m == c then return true end m = m.super end
  return false
end
print(is(p, Animal), is(p, Dog), is(d, Puppy), is(a, Animal))
local function multi(...)
  local parents = { ... }
  local c = {}
  setmetatable(c, { __index = function(t, k)
    for _, q in ipairs(parents) do local v = q[k] if v ~= nil then t[k] = v return v end end
  end })
  c.__index = c
  return c
end
local Swim, Fly = { move = function() return "swims" end, dive = function() return "dives" end }, { move = function() return "flies" end, soar = function() return "soars" end }
local Duck = multi(Swim, Fly)
local duck = setmetatable({}, Duck)
print(duck.move(), duck.dive(), duck.soar(), duck.none, rawget(Duck, "soar") == Fly.soar)
local function mixin(c, m) for k, v in pairs(m) do if c[k] == nil then c[k] = v end end return c end
mixin(Dog, { fetch = function(s, what) return s.name .. " fetches " .. what end, sound = "ignored" })
print(d:fetch("ball"), p:fetch("stick"), d:sound())
local Account = {}
Account.__index = Account
function Account.new(b)
  local balance = b or 0
  local self = setmetatable({}, Account)
  function self.get() return balance end
  function self.deposit(v) if v <= 0 then error("bad amount: " .. v, 2) end balance = balance + v return self end
  return self
end
local acc = Account.new(10)
print(acc.deposit(5).deposit(7).get(), pcall(acc.deposit, -1))
print(pcall(function() acc.deposit(0) end))
local props = setmetatable({}, { __index = function(t, k)
  local g = rawget(t, "get_" .. k)
  return g and g(t)
end, __newindex = function(t, k, v)
  local s = rawget(t, "set_" .. k)
  if s then s(t, v) else rawset(t, k, v) end
end })
rawset(props, "_v", 1)
rawset(props, "get_v", function(t) return rawget(t, "_v") * 2 end)
rawset(props, "set_v", function(t, v) rawset(t, "_v", v + 1) end)
props.v = 10
print(props.v, props._v)
props.other = "o"
print(props.other)
