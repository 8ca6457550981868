-- package.loadlib failures: shape of the results
local r = {package.loadlib("/nonexistent/lib.so", "luaopen_x")}
print(r[1], type(r[2]), r[3])
print(pcall(function() package.loadlib() end))
print(pcall(function() package.loadlib("x") end))
print(pcall(function() package.loadlib({}, "x") end))
