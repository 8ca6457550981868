-- which of bit, bit32, jit, ffi, utf8 each dialect has
for _, n in ipairs{"bit", "bit32", "jit", "utf8", "ffi", "module", "setfenv", "getfenv", "loadstring", "unpack", "newproxy", "gcinfo", "rawlen", "_ENV", "arg", "require", "package", "debug", "load", "xpcall"} do
  io.write(n, ":", type(_G[n]), " ")
end
print()
print(_VERSION)
print((pcall(require, "bit")), (pcall(require, "bit32")))
local k = {}
for n, v in pairs(_G) do if n ~= "js" then k[#k + 1] = n .. ":" .. type(v) end end
table.sort(k)
print(table.concat(k, " "))
print(_G._G == _G, _G.print == print, #arg, arg[0] ~= nil)
