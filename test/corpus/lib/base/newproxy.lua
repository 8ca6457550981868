-- newproxy (5.1 and LuaJIT), absent in 5.2
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
print(type(newproxy))
if newproxy then
  local p = newproxy() print(type(p), getmetatable(p))
  local q = newproxy(true) print(type(q), type(getmetatable(q)))
  getmetatable(q).__index = function(_, k) return "field " .. tostring(k) end
  getmetatable(q).__len = function() return 12 end
  getmetatable(q).__call = function(_, a) return "called", a end
  getmetatable(q).__tostring = function() return "proxy!" end
  getmetatable(q).__add = function(a, b) return "added" end
  getmetatable(q).__concat = function(a, b) return "cat" end
  getmetatable(q).__unm = function(a) return "neg" end
  getmetatable(q).__lt = function(a, b) return true end
  getmetatable(q).__le = function(a, b) return false end
  getmetatable(q).__newindex = function(_, k, v) print("set", k, v) end
  print(q.x, #q, q(5)) print(tostring(q), q + 1, 1 + q, q .. "x", -q) q.y = 3
  local r = newproxy(q) print(getmetatable(r) == getmetatable(q), q < r, q <= r, q == r, rawequal(q, q))
  print(newproxy(false) ~= nil, getmetatable(newproxy(false)), getmetatable(newproxy(nil)))
  print(pcall(newproxy, 1)) print(pcall(newproxy, {})) print(pcall(newproxy, "x")) print(pcall(newproxy, p)) print(pcall(newproxy, io.stdout))
  print(pcall(function() newproxy(1) end))
  print(pcall(function() return #p end)) print(pcall(function() return p.x end)) print(pcall(function() p.x = 1 end)) print(pcall(function() return p() end))
  getmetatable(q).__eq = function() return true end print(q == r, q ~= r)
end
