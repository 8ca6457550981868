-- Global variables: through names, _G, metatables on _G, and undefined ones.
print(undefinedname, _G.undefinedname, _G == _G._G, rawget(_G, "undefinedname"))
name = "value"
print(name, _G.name, _G["name"], rawget(_G, "name"))
_G.name = nil
print(name)
_G["odd name"] = 5
print(_G["odd name"])
function globalfn() return "fn" end
print(globalfn(), _G.globalfn == globalfn)
local old = globalfn
function globalfn() return "redefined" end
print(globalfn(), old())
globalfn = nil
print(globalfn, old())
setmetatable(_G, { __index = function(_, k) return "default " .. k end, __newindex = function(t, k, v)
  rawset(t, k, v and "<" .. tostring(v) .. ">")
end })
print(anything, name)
newone = 1
print(newone)
newone = 2
print(newone)
name = "x"
print(name)
setmetatable(_G, nil)
print(anything)
local print = print
do local _G = { fake = 1 } print(_G.fake, name) end
local t = _G
local n = 0
for k in pairs(t) do if type(k) == "string" and k:match("^name$") then n = n + 1 end end
print(n)
math.extra = function() return "extended" end
print(math.extra())
math.extra = nil
local realtype = type
type = function(v) return "my " .. realtype(v) end
print(type(1), type "s")
type = realtype
print(type(1))
for _, k in ipairs { "string", "table", "math", "io", "os", "debug", "coroutine", "_G", "_VERSION", "package" } do
  io.write(k, "=", type(_G[k]), " ")
end
print(_VERSION)
counter = 0
local function bump() counter = counter + 1 return counter end
bump()
bump()
print(counter)
counter, other = other, counter
print(counter, other)
a, b, c = 1, 2
print(a, b, c)
a = a + b
a, b = b, a
print(a, b)
for i = 1, 3 do gsum = (gsum or 0) + i end
print(gsum)
if undefinedname == nil then undefinedname = "now" end
print(undefinedname)
