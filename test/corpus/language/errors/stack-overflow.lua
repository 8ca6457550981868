-- Endless recursion of many kinds is caught by pcall.
local function check(label, f, ...)
  local ok, e = pcall(f, ...)
  e = type(e) == "string" and e or "(" .. type(e) .. ")"
  print(label, ok, e:find("stack overflow", 1, true) ~= nil or e:find("C stack overflow", 1, true) ~= nil)
end
local function direct() return 1 + direct() end check("direct", direct)
local a, b function a() return (b()) end function b() return (a()) end check("mutual", a)
local function args(...) return (args(1, ...)) end
check("growing arguments", function() local function f(n) return f(n + 1) + 1 end return f(1) end)
local o = {} function o:m() return self:m() .. "x" end check("method", o.m, o)
local function inloop() for i = 1, 2 do inloop() end end check("in loop", inloop)
local function closure() local f = function() return closure() + 1 end return f() + 1 end check("closure", closure)
check("again", direct)
local depth = 0
local function count() depth = depth + 1 count() depth = depth + 1 end
pcall(count)
print(depth > 1000)
local co = coroutine.create(direct)
local ok, e = coroutine.resume(co)
print(ok, e:find("stack overflow", 1, true) ~= nil, coroutine.status(co))
print(pcall(coroutine.wrap(function() return pcall(direct) end)) == true)
print(select("#", pcall(direct)), (xpcall(direct, function(m) return m end)))
local function ok_deep(n) if n == 0 then return 0 end return 1 + ok_deep(n - 1) end
print(ok_deep(15000))
check("after", direct)
print(pcall(ok_deep, 1000))
local t = setmetatable({}, { __index = function(t, k) return t[k] end })
print((pcall(function() return t.x end)))
local add = setmetatable({}, {})
getmetatable(add).__add = function(x, y) return x + y end
print((pcall(function() return add + 1 end)))
local ts = setmetatable({}, { __tostring = function(s) return tostring(s) .. "" end })
print((pcall(tostring, ts)))
