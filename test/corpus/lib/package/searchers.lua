-- package.loaders / package.searchers with custom functions
local list = package.searchers or package.loaders
print(type(package.searchers), type(package.loaders), #list, type(list[1]))
package.path, package.cpath = "./?.lua", ""
table.insert(list, 2, function(name)
  if name:sub(1, 4) == "gen_" then
    return function(n, extra) return {name = n, extra = extra, made = true} end, "extra value"
  end
  return "\n\tno generated '" .. name .. "'"
end)
local m = require("gen_one")
print(m.name, m.extra, m.made, require("gen_one") == m)
print(pcall(require, "other"))
table.insert(list, function() return nil end)
table.insert(list, function() return "\n\tlast says no" end)
print(pcall(require, "another"))
table.insert(list, function() error("searcher error", 0) end)
print(pcall(require, "third"))
list[#list] = nil
table.insert(list, 1, function(n) return 42 end)
print(pcall(require, "num"))
table.remove(list, 1)
local r = {pcall(list[1], "mymissing")}
print(r[1], r[2])
r = {pcall(list[3], "mymissing2")}
print(r[1], r[2])
package.preload.pp = function() return "pre" end
print(type(list[1]("pp")))
local saved = {}
for i, v in ipairs(list) do saved[i] = v end
for i = #list, 1, -1 do list[i] = nil end
print(pcall(require, "nothing"))
for i, v in ipairs(saved) do list[i] = v end
if package.searchers then package.searchers = nil else package.loaders = nil end
print(pcall(require, "nothing2"))
