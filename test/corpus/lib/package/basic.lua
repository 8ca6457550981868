-- package fields, preload, loaded, require results and argument errors
print(type(package.path), type(package.cpath), type(package.loaded), type(package.preload), type(package.loadlib), (package.config:gsub("\n", "|")))
print(package.loaded._G == _G, package.loaded.string == string, package.loaded.package == package, require("string") == string, require("math") == math, require("_G") == _G)
for _, n in ipairs{"coroutine", "table", "io", "os", "debug", "bit32", "bit", "jit", "ffi"} do
  io.write(n, "=", tostring(package.loaded[n] ~= nil), " ")
end
print()
package.preload.mymod = function(...) print("loading", ...) return {v = 1} end
local m = require("mymod")
print(m.v, require("mymod") == m, package.loaded.mymod == m)
package.loaded.mymod = nil
print(require("mymod") ~= m)
package.preload.noret = function() end
print(require("noret"), package.loaded.noret)
package.preload.retfalse = function() return false end
print(pcall(require, "retfalse"))
print(package.loaded.retfalse)
package.preload.setsself = function(n) package.loaded[n] = "set by loader" end
print(require("setsself"))
package.preload.both = function(n) package.loaded[n] = "A" return "B" end
print(require("both"))
package.preload.str = function() return "just a string", 2 end
print(require("str"))
package.loaded.direct = "direct value"
print(require("direct"))
package.loaded.falsy = false
package.preload.falsy = function() return "reloaded" end
print(require("falsy"))
package.preload.fails = function() error("load failure") end
print(pcall(require, "fails"))
print(pcall(require, "fails"))
package.preload.fails0 = function() error("plain", 0) end
print(pcall(require, "fails0"))
package.preload.failt = function() error({}) end
print(type(select(2, pcall(require, "failt"))))
if not rawlen then
  package.preload.loop = function() return require("loop") end
  print(pcall(require, "loop"))
end
print(pcall(function() require() end))
print(pcall(function() require({}) end))
print(pcall(function() require(nil) end))
package.preload["5"] = function(n) return type(n) end
print(require(5))
print(select("#", require("mymod")))
package.preload.bad = "not a function"
print((pcall(require, "bad")))
local k = {} for n in pairs(package) do k[#k + 1] = n end table.sort(k) print(table.concat(k, " "))
