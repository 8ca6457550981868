-- require of Lua files through package.path: arguments, dotted names, errors in files
local tmp = os.tmpname()
local dir, base = tmp:match("^(.*/)(.*)$")
local function put(s) local f = assert(io.open(tmp, "w")) f:write(s) f:close() package.loaded[base] = nil end
local function tidy(...)
  local r = {...}
  for i = 1, select("#", ...) do
    r[i] = tostring(r[i]):gsub(tmp:gsub("%p", "%%%0"), "FILE"):gsub(base:gsub("%p", "%%%0"), "MOD")
  end
  print(table.concat(r, " | "))
end
package.path, package.cpath = dir .. "?", ""
put("return {args = {...}, n = select('#', ...)}")
local m = require(base)
tidy(m.n, m.args[1], m.args[2])
print(require(base) == m)
put("loadcount = (loadcount or 0) + 1")
tidy(require(base), require(base), loadcount)
put("return nil")
tidy(require(base))
put("return false")
tidy(require(base))
put("return 1, 2, 3")
tidy(require(base))
put("x = = 1")
tidy(pcall(require, base))
put("error('while loading')")
tidy(pcall(require, base))
put("error('plain', 0)")
tidy(pcall(require, base))
put("local t = nil; t.x = 1")
tidy(pcall(require, base))
put("globalvar = 'set'; local M = {} function M.f() return globalvar end return M")
tidy(require(base).f(), globalvar)
if not rawlen then put("return require('" .. base .. "')") tidy(pcall(require, base)) end
os.remove(tmp)
package.loaded[base] = nil
tidy(pcall(require, base))
