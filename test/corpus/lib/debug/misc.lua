-- getregistry, getfenv/setfenv, uservalues, function list
print(type(debug.getregistry()), debug.getregistry() == debug.getregistry(), type(debug.getregistry()._LOADED), debug.getregistry()._LOADED == package.loaded)
local k = {}
for n, v in pairs(debug) do k[#k + 1] = n end
table.sort(k)
print(table.concat(k, " "))
if debug.getfenv then
  local f = function() return zz end
  print(debug.getfenv(f) == _G, debug.setfenv(f, {zz = 1}) == f, f(), debug.getfenv(f).zz, debug.getfenv(print) ~= nil, debug.getfenv({}), debug.getfenv(1), debug.getfenv("x"))
  print(pcall(debug.setfenv, {}, {}))
  print(pcall(debug.setfenv, f))
  print(pcall(debug.setfenv, f, 1))
  print(pcall(debug.getfenv))
  local co = coroutine.create(function() end)
  print(debug.setfenv(co, {q = 2}) == co, debug.getfenv(co).q)
  print(type(debug.getfenv(io.stdout)))
end
if debug.getuservalue then
  print(debug.getuservalue(1), debug.getuservalue({}), debug.getuservalue("x"))
  print(pcall(debug.setuservalue, 1, {}))
  print(pcall(debug.setuservalue, {}, {}))
  print(pcall(debug.getuservalue))
  print(pcall(debug.setuservalue))
  print(pcall(debug.setuservalue, io.stdout, 1))
  print(pcall(function() debug.setuservalue("x") end))
  print(type(debug.getuservalue(io.stdout)))
end
print(type(debug.debug), debug == require("debug"), package.loaded.debug == debug)
