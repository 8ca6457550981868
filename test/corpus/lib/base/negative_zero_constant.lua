-- constants 0 and -0 share one slot in 5.1 (the first one in a function wins), not in 5.2 and LuaJIT
local function neg_first() local a = -0 local b = 0 return 1 / a, 1 / b end
local function pos_first() local b = 0 local a = -0 return 1 / a, 1 / b end
local function runtime() local z = 0 return 1 / z, 1 / -z end
print(neg_first()) print(pos_first()) print(runtime())
print((function() return -0.0 end)() == 0, tostring((function() return 0 end)()))
local t = {} local zero = 0 t[-zero] = "x" print(t[0], next(t) == 0)
local function a() local x = 0 return -(0), 1 / -(0), 1 / (-(1 - 1)), 1 / (0 * -1) end
local function b() return 1 / -(0), 1 / 0 end
local function c() local y = -(1 - 1) local x = 0 return 1 / x, 1 / y end
local function d() local x = 0 return 1 / (-0 * 1), 1 / (-(x)), 1 / (-(0 + 0)), 1 / -(-0) end
print(a()) print(b()) print(c()) print(d())
local function e() local x = 0 return 1 / -(0 % 1), 1 / -(0 ^ 2), 1 / -(6 % 3), 1 / (-0 % 5) end
local function g() return 1 / -(6 % 3), 1 / 0 end
print(e()) print(g())
print((function() local a = 0 + 6 return 1 / -0, 1 / 0 end)())
print((function() local a, b = 5 - 0, 2 * 3 return 1 / -0 end)())
print((function() local a = 0 / 0 return 1 / -0 end)())
print((function() local a = 0 * 1 return 1 / -0 end)())
print((function() local a = 2 ^ 0 return 1 / -0 end)())
print((function() local a = (-0 and 1) return 1 / 0 end)())
print((function() local a = (-0 or 1) return 1 / 0 end)())
print((function() if -0 then end return 1 / 0 end)())
print((function() while -0 and true do break end return 1 / 0 end)())
print((function() local a = not -0 return 1 / 0 end)())
print((function() local a = 6 % 6 % -0 return 1 / 0 end)())
print((function() local a = 0 / -0 return 1 / 0 end)())
print((function() local a = -0 / 0 return 1 / 0 end)())
print((function() local a = 0 + tonumber(-0) return 1/0 end)())
print((function(x) local a = -0 + x*0 return 1/0 end)(2))
print((function(x) local a = 0 - (x + -0) return 1/0 end)(2))
print((function(x) local a = 0 % (x + -0) return 1/0, 1/-0 end)(2))
print((function(x) local a = -0 ^ (x + 0) return 1/0, 1/-0 end)(2))
print((function(x) local a = 0 == tonumber(-0) return 1/0, 1/-0 end)(2))
print((function(x) local a = 0 < tonumber(-0) return 1/0, 1/-0 end)(2))
print((function(x) local a = (0) * tonumber(-0) return 1/0, 1/-0 end)(2))
print((function(x) local a = (2-2) * tonumber(-0) return 1/0, 1/-0 end)(2))
print((function(x) local a = 0 .. tostring(-0) return 1/0, 1/-0 end)(2))
print((function(x) local a = (0 + tonumber(-0)) + 0 return 1/0, 1/-0 end)(2))
