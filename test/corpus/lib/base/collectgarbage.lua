-- collectgarbage: option names, deterministic results and error messages
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
print(collectgarbage()) print(collectgarbage("collect")) print(collectgarbage(nil))
print(type(collectgarbage("count")), collectgarbage("count") > 0)
print(collectgarbage("stop")) print(collectgarbage("restart"))
print(type(collectgarbage("step")), type(collectgarbage("step", 0)))
local old = collectgarbage("setpause", 150) print(type(old), collectgarbage("setpause", old))
local olds = collectgarbage("setstepmul", 300) print(type(olds), collectgarbage("setstepmul", olds))
print(pcall(collectgarbage, "bogus"))
print(pcall(collectgarbage, 1))
print(pcall(collectgarbage, {}))
print(pcall(collectgarbage, ""))
print(pcall(function() collectgarbage("nope") end)) print(pcall(function() collectgarbage({}) end))
print(pcall(collectgarbage, "step", "x")) print(pcall(collectgarbage, "setpause", {}))
print(gcinfo and type(gcinfo()) or "no gcinfo") 
local ok, r = pcall(collectgarbage, "isrunning") print(ok, r)
print(collectgarbage("count", 5) > 0)
local weak = setmetatable({}, {__mode = "k"})
print(getmetatable(weak).__mode, next(weak))
