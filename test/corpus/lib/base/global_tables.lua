-- _G manipulation, strict mode, environments by metatable, global functions
setmetatable(_G, {__newindex = function(t, k, v)
  rawset(t, k, v)
  io.write("new global ", tostring(k), "\n")
end, __index = function(_, k) error("undefined variable " .. tostring(k), 2) end})
newvar = 1
newvar = 2
print(newvar)
print(pcall(function() return undefinedvar end))
print(rawget(_G, "undefinedvar"))
setmetatable(_G, nil)
print(undefinedvar)
function gfn() return "gfn" end
print(_G.gfn(), _G["gfn"] == gfn)
_G.dyn = "d"
print(dyn)
dyn = nil
print(rawget(_G, "dyn"))
local n = 0
for k, v in pairs(_G) do if type(k) == "string" then n = n + 1 end end
print(n > 20)
local print = print
_G.print = nil
print("still prints", rawget(_G, "print"))
_G.print = print
do local _G = {x = "shadow"} print(_G.x, x) end
