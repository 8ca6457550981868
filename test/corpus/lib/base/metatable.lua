-- getmetatable/setmetatable: __metatable protection and error messages
local pcall = (function(p)
  local function fix(...)
    local ok, m = ...
    if ok == false and type(m) == "string" then
      return false, (m:gsub("'_G%.", "'"):gsub("'table%.unpack'", "'unpack'"):gsub("'loadstring'", "'load'"))
    end
    return ...
  end
  return function(...) return fix(p(...)) end
end)(pcall)
print(getmetatable({}), getmetatable(1), getmetatable(nil), getmetatable(print), getmetatable(true))
print(type(getmetatable("")), getmetatable("").__index == string)
local mt = {} local t = setmetatable({}, mt)
print(getmetatable(t) == mt, setmetatable(t, nil) == t, getmetatable(t))
local p = setmetatable({}, {__metatable = "locked"})
print(getmetatable(p))
print(pcall(setmetatable, p, {}))
print(pcall(setmetatable, p, nil))
local p2 = setmetatable({}, {__metatable = false})
print(getmetatable(p2), pcall(setmetatable, p2, {}))
print(pcall(setmetatable))
print(pcall(setmetatable, {}))
print(pcall(setmetatable, {}, 1))
print(pcall(setmetatable, 1, {}))
print(pcall(setmetatable, nil, {}))
print(pcall(setmetatable, "s", {})) print(pcall(setmetatable, print, {}))
print(pcall(function() setmetatable({}) end))
print(pcall(function() setmetatable(1, {}) end))
print(pcall(function() setmetatable({}, "x") end))
print(pcall(function() setmetatable(setmetatable({}, {__metatable = 1}), {}) end))
print(pcall(getmetatable))
print(pcall(function() getmetatable() end))
print(type(getmetatable(io.stdout)), getmetatable(io.stdout).__index ~= nil)
print(getmetatable(coroutine.create(function() end)))
-- chained __index and __newindex
local base = {greet = function() return "hi" end}
local mid = setmetatable({}, {__index = base})
local top = setmetatable({}, {__index = mid, __newindex = mid})
top.v = 9 print(top.greet(), rawget(top, "v"), mid.v, top.v)
-- __call through chain
local c = setmetatable({}, {__call = function(self, ...) return select("#", ...), ... end})
print(c(), c(nil), c(1, 2))
print(pcall(c, 3))
print(pcall(setmetatable({}, {__call = 1})))
print(pcall({}))
print(pcall(function() local x = {} x() end))
