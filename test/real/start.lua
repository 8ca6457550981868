-- Starts a driver: start.lua VERSION DRIVER [arguments]. Packages come from Debian's folder of that Lua version; what they have in
-- C comes from stand-ins, for the real interpreters as for ours.
local version, driver = arg[1], arg[2]
local share = "/usr/share/lua/" .. version
package.path = "stand-ins/?.lua;" .. share .. "/?.lua;" .. share .. "/?/init.lua"
package.cpath = ""
-- The order of pairs differs from run to run and between engines; programs are to print in an order of their own.
function sorted(t)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b)
    if type(a) == type(b) and (type(a) == "number" or type(a) == "string") then return a < b end
    return tostring(a) < tostring(b)
  end)
  local i = 0
  return function()
    i = i + 1
    if keys[i] ~= nil then return keys[i], t[keys[i]] end
  end
end
local rest = { [0] = driver }
for i = 3, #arg do rest[#rest + 1] = arg[i] end
arg = rest
dofile(driver)
