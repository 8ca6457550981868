-- debug.getmetatable/setmetatable on basic types
print(debug.getmetatable(1), debug.getmetatable(nil), debug.getmetatable(print), debug.getmetatable("").__index == string, debug.getmetatable({}))
local n = 5
print(debug.setmetatable(n, {__index = function(v, k) return k .. v end, __call = function(v, a) return v * a end, __len = function(v) return v + 1 end}))
print((5).foo, (7)(6), pcall(function() return #9 end))
debug.setmetatable(1, nil)
print(pcall(function() return (5).foo end))
debug.setmetatable(nil, {__index = function(_, k) return "nil." .. k end, __call = function() return "called nil" end, __add = function(a, b) return "nil+" end})
local u
print(u.x, undefinedglobal.y, u(), u + 1, 1 + u)
debug.setmetatable(nil, nil)
print(pcall(function() return u.x end))
debug.setmetatable(true, {__index = {name = "bool"}, __concat = function(a, b)
  return tostring(a) .. "~" .. tostring(b)
end, __lt = function() return true end, __unm = function(b) return not b end})
print((true).name, true .. false, true .. "x", true < false, -true)
debug.setmetatable(true, nil)
debug.setmetatable(print, {__index = function(f, k) return "fn." .. k end, __add = function(f, g)
  return function(...) return f(g(...)) end
end, __tostring = function() return "FN" end})
print(print.abc, (math.abs + math.floor)(-2.5), tostring(print), tostring(function() end))
debug.setmetatable(print, nil)
local s = getmetatable("")
s.__add = function(a, b) return "str+" .. b end
s.__call = function(s, a) return s .. a end
s.__unm = function(s) return s:reverse() end
s.__mul = function(a, b) return a:rep(b) end
print(pcall(function() return "a" + "b" end))
print(("a")("b"), -"abc", "ab" * 3, pcall(function() return "5" * "2" end))
s.__add = nil
s.__call = nil
s.__unm = nil
s.__mul = nil
s.__index = function(str, k) if type(k) == "number" then return str:sub(k, k) end return string[k] end
print(("hello")[2], ("hello"):upper(), ("x").nope)
s.__index = string
local p = setmetatable({}, {__metatable = "locked"})
print(debug.getmetatable(p).__metatable, debug.setmetatable(p, nil) == p or debug.setmetatable(p, nil), getmetatable(p))
print(pcall(debug.getmetatable))
print(pcall(debug.setmetatable, {}))
print(pcall(debug.setmetatable, {}, 1))
print(pcall(debug.setmetatable))
print(pcall(function() debug.setmetatable(1, 2) end))
local t = {}
print(type(debug.setmetatable(t, {})))
local co = coroutine.create(function() end)
debug.setmetatable(co, {__index = coroutine})
print(co:status(), co:resume(), co:status())
debug.setmetatable(co, nil)
