-- debug.getinfo: fields of functions and levels, option letters, errors
local function show(t, ...)
  local r = {}
  for _, k in ipairs{...} do r[#r + 1] = k .. "=" .. tostring(t[k]) end
  print(table.concat(r, " "))
end
local up1, up2 = 1, 2
local function f(a, b, ...) local x = up1 + up2 return debug.getinfo(1, "nSlu") end
show(debug.getinfo(f, "S"), "what", "short_src", "source", "linedefined", "lastlinedefined")
show(debug.getinfo(print, "S"), "what", "short_src", "source", "linedefined", "lastlinedefined")
show(debug.getinfo(f, "u"), "nups")
show(debug.getinfo(f, "l"), "currentline")
show(debug.getinfo(print, "l"), "currentline")
show(debug.getinfo(1, "S"), "what", "short_src", "linedefined")
show(debug.getinfo(1, "l"), "currentline")
local i = f() show(i, "what", "name", "namewhat", "currentline", "nups")
local t = {}
function t.method(self) return debug.getinfo(1, "n") end
i = t.method()
show(i, "name", "namewhat")
i = t:method()
show(i, "name", "namewhat")
glob = function() return debug.getinfo(1, "n") end
i = glob()
show(i, "name", "namewhat")
local function up() return f() end
i = (function() local r = debug.getinfo(1, "n") return r end)()
show(i, "namewhat")
print(debug.getinfo(f, "f").func == f, debug.getinfo(1, "f").func ~= nil, debug.getinfo(100), debug.getinfo(f, "S").what == "Lua")
local lines = debug.getinfo(f, "L").activelines
local ls = {}
for l in pairs(lines) do ls[#ls + 1] = l end
table.sort(ls)
print(table.concat(ls, " "))
local mt = setmetatable({}, {__index = function()
  return debug.getinfo(1, "n")
end, __add = function() return debug.getinfo(1, "n") end, __call = function() return debug.getinfo(1, "n") end})
show(mt.foo, "namewhat")
show(mt + 1, "namewhat")
for k in (function() i = debug.getinfo(1, "n") return nil end) do end show(i, "namewhat")
print(pcall(debug.getinfo))
print(pcall(debug.getinfo, "x"))
print(pcall(debug.getinfo, 1, "X"))
print(pcall(debug.getinfo, (jit or rawlen) and 1 or nil, (jit or rawlen) and ">S" or "S"))
print(pcall(debug.getinfo, {}))
print(pcall(debug.getinfo, 1, {}))
print(pcall(debug.getinfo, -1))
print(pcall(function() debug.getinfo() end))
print(pcall(function() debug.getinfo(f, "z") end))
print(pcall(debug.getinfo, print, "") ~= nil)
local co = coroutine.create(function() local inco = 1 coroutine.yield() end)
coroutine.resume(co)
show(debug.getinfo(co, 1, "Sl"), "what", "currentline", "linedefined")
print(debug.getinfo(co, 5))
show(debug.getinfo(co, f, "S"), "what")
show(debug.getinfo(co, 0, "S"), "what")
local ls = (loadstring or load)("\n\nreturn debug.getinfo(1, 'Sl')", "=named")
show(ls(), "source", "short_src", "what", "currentline")
ls = (loadstring or load)("return debug.getinfo(1, 'Sl')")
show(ls(), "source", "short_src", "what", "currentline", "linedefined", "lastlinedefined")
