-- print and tostring: every type, __tostring, __name, wrong __tostring results
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
local function err(f, ...) print(pcall(f, ...)) end
print()
print(nil, true, false, 1, -1, 1.5, "s", "")
print(1e15, 1e16, 1e100, 2^53, 0.1, 1/3, 123456789012345)
print(100000000000000, 1e14, 12345.678e-10, 5e-324, 1.7976931348623157e308)
print(1/0, -1/0, (tostring(0/0):gsub("-", "")))
print(tostring(nil), tostring(true), tostring("x"), tostring(12))
print(type(tostring({})), (tostring({}):match("^table: ")))
print((tostring(print):match("^function: ")), (tostring(function() end):match("^function: ")))
print((tostring(coroutine.create(function() end)):match("^thread: ")))
print((tostring(io.stdout):match("^file %(")))
local t = setmetatable({}, {__tostring = function(self) return "I am t" end})
print(t, tostring(t))
print(tostring(setmetatable({}, {__tostring = function() return "a\0b" end})) == "a\0b")
local bad = setmetatable({}, {__tostring = function() return 42 end})
local bad2 = setmetatable({}, {__tostring = function() return {} end})
local bad3 = setmetatable({}, {__tostring = function() end})
print((pcall(print, bad2)), (pcall(print, bad3)))
print(select(2, pcall(print, bad2)))
print(select(2, pcall(print, bad3)))
local _, r2 = pcall(tostring, bad2) local _, r3 = pcall(tostring, bad3) print(type(r2), r3)
print(pcall(tostring, bad))
print(pcall(print, setmetatable({}, {__tostring = function() error("boom", 0) end})))
print(pcall(print, setmetatable({}, {__tostring = 1})))
err(tostring)
print(pcall(function() tostring() end))
print(pcall(function() local q = tostring; q() end))
-- print looks up the global tostring in 5.1 and LuaJIT style engines
local old = tostring
function tostring(v) return "<" .. old(v) .. ">" end
print(1, "a", nil, true)
tostring = nil
io.write(select(2, pcall(print, 1)), "\n")
tostring = function() return nil end
io.write(old((pcall(print, 1))), "\n")
tostring = function() return 12 end
io.write(old((pcall(print, 1))), "\n")
tostring = old
print("a\tb", "c\nd", "e\0f" == "e\0f")
print(("x"):rep(30), 1e3, 10/2, 3 % -2, -3 % 2, 7 / 2)
print(select('#', print(1)))
