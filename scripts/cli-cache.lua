-- What most scripts use: the code cache of the command holds the functions that ran here (see cli-cache.cjs).
local Point = {}
Point.__index = Point
function Point.new(x, y) return setmetatable({ x = x, y = y }, Point) end
function Point:sum(...) return self.x + self.y + select("#", ...) end
local list, text = {}, {}
for i = 1, 3 do list[#list + 1] = Point.new(i, i * 2):sum(i) end
for i, v in ipairs(list) do text[i] = tostring(v) .. ":" .. string.format("%d", i) end
for k, v in pairs { a = 1, [2] = "b" } do text[#text + 1] = tostring(k) .. tostring(v) end
assert(pcall(error, "e") == false and table.concat(text, ","):find("%d") and not tonumber("x"))
print(#text)
