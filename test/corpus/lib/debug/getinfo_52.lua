-- getinfo fields of 5.2 and LuaJIT: nparams, isvararg, istailcall
local function show(t, ...)
  local r = {}
  for _, k in ipairs{...} do r[#r + 1] = k .. "=" .. tostring(t[k]) end
  print(table.concat(r, " "))
end
show(debug.getinfo(function() end, "u"), "nparams", "isvararg", "nups")
show(debug.getinfo(function(a, b) end, "u"), "nparams", "isvararg", "nups")
show(debug.getinfo(function(a, ...) end, "u"), "nparams", "isvararg", "nups")
show(debug.getinfo(1, "u"), "nparams", "isvararg")
show(debug.getinfo(print, "u"), "nparams", "isvararg")
if not rawlen then return end
local function tail() return debug.getinfo(1, "nSt") end
local function caller() return tail() end
show(caller(), "what", "istailcall", "namewhat")
local x = tail()
show(x, "what", "istailcall", "name")
local a, b, c = 1, 2, 3
show(debug.getinfo(function() return a, b, c end, "u"), "nups")
show(debug.getinfo(function() return a, print end, "u"), "nups")
