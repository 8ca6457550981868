-- string methods on bad self, calls through locals, fields, upvalues, globals and tail calls
local up = string.rep
gfun = string.upper
local obj = {rep = string.rep, nest = {low = string.lower}}
print(pcall(function() up({}) end)) print(pcall(function() gfun() end)) print(pcall(function() obj.rep() end)) print(pcall(function() obj:rep(1) end)) print(pcall(function() obj.nest.low() end)) print(pcall(function() obj.nest:low() end))
print(pcall(function() return string.rep() end)) print(pcall(function() return up() end)) print(pcall(function() return (string.rep()) end))
print(pcall(function() string["rep"]() end)) print(pcall(function() local k = "rep"; string[k]() end)) print(pcall(function() local t = {string.rep}; t[1]() end)) print(pcall(function() (function() return string.rep end)()() end))
print(pcall(function() ("x").rep() end)) print(pcall(function() ("x"):rep("q") end)) print(pcall(function() ("x").rep("x", "q") end)) print(pcall(function() local s = "x"; s:rep("q") end))
print(pcall(function() local x = ("x"):rep({}) .. "" end)) print(pcall(function() print(("x"):rep({})) end)) print(pcall(function() if string.find() then end end)) print(pcall(function() for a in string.gmatch() do end end))
print(pcall(function() return string.rep("x", {}) + 1 end)) print(pcall(function() local t = setmetatable({}, {__index = string.rep}); return t.x end)) print(pcall(function() local t = setmetatable({}, {__add = string.rep}); return t + 1 end)) print(pcall(function() local t = setmetatable({}, {__call = string.rep}); t() end))
print(pcall(function() io.stdout.write() end)) print(pcall(function() io.stdout.write({}) end)) print(pcall(function() io.stdout.close(1) end)) print(pcall(function() io.stdout:seek("bad") end)) print(pcall(function() io.stdout:write({}) end)) print(pcall(function() io.write({}) end))
print(pcall(function() coroutine.wrap(string.rep)() end)) print(coroutine.resume(coroutine.create(function() string.rep() end))) print(coroutine.resume(coroutine.create(function(...) return string.rep(...) end), {}))
print(pcall(function() table.sort({3, 2, 1}, string.rep) end)) print(pcall(function() ("x"):gsub("x", string.rep) end)) print(pcall(function() table.foreach({1}, string.rep) end))
