local t = nil
print(pcall(function() return t.x end))
print(pcall(function() local u return u.x end))
print(pcall(function() local u = {} return u.x.y end))
print(pcall(function() local u = {} return u.x
  .y.z end))
print(pcall(function() local u = {} return u:foo() end))
print(pcall(function() local u return u:foo() end))
print(pcall(function() local u, k = nil, 1 return u[k] end))
print(pcall(function() local u, k = {}, 1 return u[k][k] end))
print(pcall(function() local u, k = {}, "a" return u[k].b["c d"] end))
print(pcall(function() local u = {} return u["c d"]["e f"] end))
print(pcall(function() return glob.x end))
print(coroutine.wrap(function() return pcall(function() local u = {} coroutine.yield(1) return u.x.y end) end)())
print(pcall(coroutine.wrap(function() local u = {} return u.x.y end)))
print(pcall(coroutine.wrap(function() local u = {} local function f() return u.x.y end return f() end)))
-- Further along a chain of __index, only the object of the program has a name.
local chained = setmetatable({}, { __index = setmetatable({}, { __index = function(t, k) return nil end }) })
print(pcall(function() return chained.a.b end))
print(pcall(function() return chained:method() end))
print(pcall(function() return setmetatable({}, { __index = 5 }).x end))
print(pcall(function() local s = "text" return s.x.y end))
print(pcall(function() local n = 5 return n.x end))
print(pcall(function() return (nil).x end))
-- The handler of xpcall runs where the error is, and may ask for the line.
print(xpcall(function()
  local u
  return u.x
end, function(m) local i = debug.getinfo(2, "l") return m .. " line " .. i.currentline end))
-- The same function fails at several places.
local function several(a)
  local b = a.b
  local c = b.c
  return c.d.e
end
for _, v in ipairs { {}, { b = {} }, { b = { c = {} } }, { b = { c = { d = {} } } } } do print(pcall(several, v)) end
print(pcall(several))
local loaded = (loadstring or load)("local t = ...\nreturn pcall(function() return t.x.y end)", "=loaded")
print(loaded({}))
print(loaded(nil))
