-- __metatable, getmetatable and setmetatable and their errors.
local mt = {}
local t = setmetatable({}, mt)
print(getmetatable(t) == mt, getmetatable({}), setmetatable(t, nil) == t, getmetatable(t))
local locked = setmetatable({}, { __metatable = "locked" })
print(getmetatable(locked), pcall(setmetatable, locked, {}))
print(pcall(setmetatable, locked, nil))
local f = setmetatable({}, { __metatable = false }) print(getmetatable(f), pcall(setmetatable, f, {}))
for _, args in ipairs { { 1, {} }, { "s", {} }, { {}, 1 }, { {}, "s" }, { {}, true }, { print, {} } } do
  print(pcall(setmetatable, args[1], args[2]))
end
print(pcall(setmetatable, {}))
print(pcall(setmetatable))
print(pcall(getmetatable))
print(pcall(setmetatable, nil, {}))
print(getmetatable("").__index == string, getmetatable("abc") == getmetatable("def"), getmetatable(1), getmetatable(print), getmetatable(nil), getmetatable(true))
print(type(getmetatable(io.stdout)))
local late = setmetatable({}, mt)
mt.__index = function(_, k) return "late " .. k end
print(late.x)
mt.__index = nil
print(late.x)
mt.__call = function() return "late call" end
print(late())
mt.__add = function() return "late add" end
print(late + 1)
local a, b = setmetatable({}, mt), setmetatable({}, mt)
mt.__eq = function() return true end
print(a == b)
mt.__eq = nil
print(a == b)
setmetatable(a, { __index = { swapped = "yes" } })
print(a.swapped)
local selfmeta = {}
setmetatable(selfmeta, selfmeta)
selfmeta.__index = function(t, k) return "self " .. k end
print(selfmeta.x, getmetatable(selfmeta) == selfmeta, rawget(selfmeta, "x"))
local mm = setmetatable({}, { __index = function(_, k)
  if k == "__add" then return function() return "inherited add" end end
end })
print(pcall(function() return setmetatable({}, mm) + 1 end))
string.shout = function(s) return s:upper() .. "!" end
print(("hey"):shout())
string.shout = nil
print(pcall(function() return ("hey"):shout() end))
print(("x").len == string.len, ("x").nope, pcall(function() local s = "x" s.y = 1 end))
print(#"x", pcall(function() return ("x")[1] end))
local strmt = getmetatable("")
strmt.__call = function(s, ...) return s .. select("#", ...) end
print(("s")(1, 2))
strmt.__call = nil
strmt.__add = function(a, b) return "add " .. tostring(a) .. tostring(b) end
print("a" + "b", "1" + "2", "a" + 1, 1 + "a")
strmt.__add = nil
strmt.__index = function(s, k) if type(k) == "number" then return s:sub(k, k) end return string[k] end
print(("hello")[2], ("x"):upper())
strmt.__index = string
