-- Return in all positions and forms.
local function a() return end
local function b() return; end
local function c() do return 1 end end
local function d() if true then return 1 else return 2 end end
local function e(...) return ... end
local function f() return 1, 2, 3 end
local function g() return (f()) end
local function h() return f(), f() end
local function i() return { f() } end
local function j() return f() + 0 end
local function k() return nil end
local function l() return nil, nil end
local function m() return (nil) end
print(a())
print((a()))
print(b())
print(c(), d())
print(e())
print(e(nil))
print(f())
print(g())
print(h())
print(#i(), j(), k(), select("#", l()), select("#", m()), select("#", a()), select("#", e(a())), select("#", e(a(), a())), select("#", (a())))
local function loop() for x = 1, 3 do if x == 2 then return x, "from loop" end end end
print(loop())
local function w() while true do return "while" end end
local function r() repeat return "repeat" until true end
print(w(), r())
local function t() return "tail" .. "x", not nil, -1, #"abc", {} ~= nil, function() end ~= nil end
print(t())
local function u() local x = 1 return x, function() x = x + 1 return x end end
local v, inc = u()
print(v, inc(), inc())
local function y(n) if n > 0 then return n, y(n - 1) end end
print(y(5))
print(select("#", y(100)))
local function z() return pcall(error, "z") end
print(z())
return f(), (f())
