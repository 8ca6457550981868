-- pcall / xpcall: argument passing, handlers, nesting, errors in handlers
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
print(pcall(function(...) return select("#", ...), ... end, 1, nil, 3))
print(pcall(function() end)) print(pcall(pcall)) print(pcall(pcall, error)) print(pcall(pcall, error, "x"))
print(pcall(nil)) print(pcall(42)) print(pcall({})) print(pcall("x"))
print((pcall(pcall)))
print(pcall(function() pcall() end))
print(xpcall(function() return 1, 2 end, print))
print(xpcall(function() error("E") end, function(m) return "H:" .. m end))
print(xpcall(function() error("E", 0) end, function(m) return "H:" .. m, "second" end))
print(xpcall(function() error() end, function(m) return m end))
print(xpcall(function() error({}) end, function(m) return type(m) end))
print(xpcall(function(...) return select("#", ...), ... end, print, 1, nil, 3))
print(pcall(xpcall)) print(pcall(xpcall, print)) print(pcall(xpcall, nil, print))
print(xpcall(nil, function(m) return "h " .. tostring(m) end))
print(xpcall(42, function(m) return "h " .. tostring(m) end))
print(xpcall(function() local a = nil; a() end, function(m) return "h " .. m end))
print(xpcall(function() local a = {}; a.b.c = 1 end, function(m) return "h " .. m end))
print(xpcall(function() error("first", 0) end, function(m) return pcall(error, m .. "+nested", 0) end))
print((xpcall(function() error("first", 0) end, function(m) error("in handler", 0) end)))
print(pcall(function() return pcall(function() error("x", 0) end) end))
local depth = 0
local function nest(n)
  if n == 0 then error("bottom", 0) end
  local ok, m = pcall(nest, n - 1)
  depth = depth + 1
  error(m .. n, 0)
end
print(pcall(nest, 9)) print(depth)
print(pcall(coroutine.wrap(function() error("wrapped", 0) end)))
print(select("#", pcall(function() return nil, nil end)))
local co = coroutine.wrap(function()
  print(pcall(function() coroutine.yield(1) return "after" end))
  return 2
end)
print(pcall(co)) print(pcall(co))
local co = coroutine.wrap(function()
  print(xpcall(function() coroutine.yield(1) error("late", 0) end, function(m) return "H" .. m end))
  return 2
end)
print(pcall(co)) print(pcall(co))
print(pcall(string.rep)) print(pcall(string.rep, "x", -1)) print(pcall(setmetatable, {}, {}, 1) == true)
