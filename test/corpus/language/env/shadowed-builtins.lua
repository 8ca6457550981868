-- Built-in names replaced by locals, globals and parameters.
local real = { print = print, pairs = pairs, type = type, tostring = tostring }
local function show(...) return real.print(...) end
do
  local print = function(...) show("local print:", ...) end
  print(1)
  local type = function() return "fake" end
  show(type(1), real.type(1))
  local string = { upper = function(s) return "not upper" end }
  show(string.upper("x"), ("x"):upper())
  local table = nil
  show(table == nil, pcall(function() return table.concat end))
end
pairs = function() return function(_, k) if not k then return "fake", "pair" end end end
for k, v in pairs { 1, 2 } do show(k, v) end
pairs = real.pairs
for k, v in pairs { "real" } do show(k, v) end
local function params(print, error, nil_) return print + error, nil_ end
show(params(1, 2, 3))
for print = 1, 2 do show("loop variable", print) end
for _, type in ipairs { "a" } do show(type) end
math.floor, math.real = function() return "patched" end, math.floor
show(math.floor(1.5), math.real(1.5))
math.floor, math.real = math.real, nil
show(math.floor(1.5), math.real)
tostring = function(v) return "<" .. real.tostring(v) .. ">" end
print(1, "a", nil)
show(tostring(5))
tostring = real.tostring
string.format = (function(f) return function(...) return "fmt:" .. f(...) end end)(string.format)
show(("%d"):format(3), string.format("%s", "x"))
string.format = getmetatable("").__index.format
local oldnext = next
next = nil
for k in pairs { a = 1 } do show(k) end
next = oldnext
local rawset_ = rawset
rawset = nil
local t = {}
t.x = 1
show(t.x)
rawset = rawset_
setmetatable(_G, { __index = function(_, k) return "auto:" .. k end })
show(undefined_one, rawget(_G, "undefined_one"))
setmetatable(_G, nil)
_G.print = function(...) show("via _G", ...) end
print("x")
print = real.print
print("back")
local _G = { print = "not a function" }
print(_G.print)
