-- messages of require when nothing is found, with custom path and cpath
package.path = "./?.lua;/nonexistent/?/init.lua"
package.cpath = "/nonexistent/?.so"
print(pcall(require, "no_such_mod"))
print(pcall(require, "no.such.mod"))
print(pcall(function() require("absent") end))
print(pcall(require, ""))
package.path = ""
print(pcall(require, "q"))
package.cpath = ""
print(pcall(require, "q"))
package.path = "a;b;?"
package.cpath = ""
print(pcall(require, "x.y"))
package.path = "./?.lua"
package.cpath = "./?.so;./lib?.so"
print(pcall(require, "a-b"))
print(pcall(require, "v1-mod"))
package.path = nil
print(pcall(require, "q"))
package.path = 5
print(pcall(require, "q"))
package.path = {}
print(pcall(require, "q"))
package.path = "./?.lua"
package.cpath = nil
print(pcall(require, "q"))
package.cpath = ""
local old = package.preload
package.preload = nil
print(pcall(require, "q"))
package.preload = old
