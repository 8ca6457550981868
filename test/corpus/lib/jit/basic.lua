-- the jit library: what a pure engine can satisfy
-- dialects: luajit
print(type(jit.version), type(jit.version_num), jit.version_num >= 20000, type(jit.os), type(jit.arch), type(jit.status()), type(jit.opt))
print(jit.version:match("^LuaJIT 2%.") ~= nil)
for _, n in ipairs{"on", "off", "flush", "status"} do io.write(n, "=", type(jit[n]), " ") end
print()
print(select("#", jit.on()), select("#", jit.off()), jit.status() == false)
jit.on()
print(jit.on(function() end), jit.off(function() end, true), select("#", jit.flush()))
print(pcall(jit.on, 1))
print(pcall(jit.on, "x"))
print(pcall(function() jit.off({}) end))
print(pcall(jit.off, true, true))
print(package.loaded.jit == jit, require("jit") == jit)
