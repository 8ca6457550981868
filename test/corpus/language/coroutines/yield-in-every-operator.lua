-- dialects: 5.2 luajit
-- metamethods that yield, in the middle of everything
local y = coroutine.yield
local V = {}
local function new(x) return setmetatable({x=x}, V) end
V.__add = function(a, b) y("add") return new((type(a)=="table" and a.x or a) + (type(b)=="table" and b.x or b)) end
V.__index = function(t, k) y("index") return k .. "!" , "second" end
V.__newindex = function(t, k, v) y("newindex") rawset(t, k, v) end
V.__concat = function(a, b) y("concat") return (type(a)=="table" and a.x or a) .. "~" .. (type(b)=="table" and b.x or b) end
V.__lt = function(a, b) y("lt") return a.x < b.x end
V.__le = function(a, b) y("le") return a.x <= b.x end
V.__eq = function(a, b) y("eq") return a.x == b.x end
V.__unm = function(a) y("unm") return new(-a.x) end
V.__call = function(self, a, ...) y("call") return self.x, a, ... end
V.__len = function() y("len") return 42 end
local function test(name, f)
  local co = coroutine.create(f)
  local out = {}
  local ok, r = coroutine.resume(co, 7)
  while coroutine.status(co) ~= "dead" do out[#out + 1] = tostring(r) ok, r = coroutine.resume(co) end
  print(name, table.concat(out, ","), ok, r)
end
test("arith", function(n) local a = new(1) local b = a + 2 + new(n) local c = -b + (a + a) return c.x + 1 end)
test("index", function(n) local a = new(1) return a.foo .. a["bar"] .. (a.baz or "none") .. a[n] end)
test("newindex", function() local a = new(1) a.q = a.x; a[5], a[6] = 6, a.zz return a.q .. a[5] .. a[6] end)
test("concat", function() local a = new(1) return "<" .. a .. "-" .. "b" .. a .. ">" end)
test("concat2", function() local a = new("A") local s = "x" .. "y" .. a return s end)
test("lt", function() local a, b = new(1), new(2) local n = 0 while a < b and n < 2 do n = n + 1 end if a >= b then n = n + 100 elseif not (a > b) and a <= b then n = n + 10 end return n end)
test("eq", function() local a, b = new(1), new(1) if a == b then if a ~= b then return "both" else return "eq" end end return "ne" end)
test("call", function() local a = new(1) local x, y2, z = a(2, a(3)) return tostring(x) .. tostring(y2) .. tostring(z) end)
test("len", function() local a = new(1) return #a + 1 end)
test("logic", function() local a = new(1) return (a.p and a.q or a.r) .. (nil or a.s) .. ((false and a.t) or "u") end)
test("loop", function() local a = new(0) for i = 1, 3 do a = a + i end local s = "" for k = #a - 40, 1, -1 do s = s .. a .. k end return s .. a.x end)
test("method", function() local a = new(1) V.m = function(self, x) return x .. self.x end rawset(a, "m", V.m) local b = setmetatable({}, {__index = function(t, k) y("mi") return function(self, q) return k .. q end end}) return a:m(a.k) .. b:foo(b.bar and "z") end)
test("table", function() local a = new(1) local t = {a.p, x = a.q, [a.r] = a.s, a + 1, a.t} return t[1] .. t.x .. t["r!"] .. t[2].x .. t[3] end)
test("tail", function() local a = new(1) local function f(n) if n == 0 then return a.x + 1, a.zz end return f(n - 1) end return (f(300)) end)
test("repeat", function() local a, n = new(1), 0 repeat n = n + 1 local z = a + n until z.x >= 4 or a < z and n > 5 return n end)
test("goto", function() local a, s = new(1), "" for i = 1, 4 do if i % 2 == 0 then goto continue end s = s .. i .. a.k ::continue:: end return s end)
test("pcall", function() local a = new(1) local ok, e = pcall(function() local b = a + 1 error({b.x}) end) return e[1] end)
test("globals", function() setmetatable(_G, {__index = function(_, k) y("global " .. k) return k end}) local g = some .. other setmetatable(_G, nil) return g end)
test("swap", function() local a = setmetatable({}, {__newindex = function(t, k, v) y("set " .. k) rawset(t, k, v) end, __index = function(t, k) y("get " .. k) return 0 end}) local i = 1 i, a[i] = i + 1, a[i] + 20 a[i], a[i+1] = a[i+1], a[i] return i .. rawget(a, 1) end)
test("lists of globals", function()
  setmetatable(_G, {__index = function(_, k) y("global " .. k) return k end, __newindex = function(t, k, v) y("new global " .. k) rawset(t, k, v) end})
  local a, b = foo, bar
  local c, d, e = foo, a, (baz)
  a, g1, b = foo, bar, a
  function g2() return qux, quux end
  g3, g4 = g2()
  setmetatable(_G, nil)
  return a .. b .. c .. d .. e .. g1 .. g3 .. g4
end)
