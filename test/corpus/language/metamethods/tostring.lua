-- __tostring and __name through tostring, print, format and error messages.
local t = setmetatable({}, { __tostring = function(self) return "custom", "dropped" end })
print(t, tostring(t), pcall(string.format, "%s", t)) io.write(tostring(t), "\n")
print(pcall(function() return "x" .. t end)) print(pcall(table.concat, { t }))
for _, v in ipairs { 42, true, {}, "plain" } do
  print(type(v), pcall(function()
    local s = tostring(setmetatable({}, { __tostring = function() return v end }))
    return type(s), type(s) == "table" or s
  end))
end
print(pcall(tostring, setmetatable({}, { __tostring = function() return nil end })))
print(pcall(tostring, setmetatable({}, { __tostring = function() end })))
print(pcall(print, setmetatable({}, { __tostring = function() return {} end })))
print(pcall(tostring, setmetatable({}, { __tostring = 5 })))
print(pcall(tostring, setmetatable({}, { __tostring = function() error("in tostring") end })))
print(pcall(tostring, setmetatable({}, { __tostring = function() error({}) end })))
print((tostring(setmetatable({}, { __name = "My.Type" })):gsub("0x%x+", "ADDR")))
print((tostring({}):gsub("0x%x+", "ADDR")), (tostring(function() end):gsub("0x%x+", "ADDR")))
print(pcall(tostring))
print(tostring(nil), tostring(true), tostring(1.5), tostring("s"), tostring(0.0))
print(pcall(error, t))
print(select(2, pcall(error, t)) == t)
local Point = {}
Point.__index = Point
Point.__tostring = function(p) return "Point{" .. p.x .. "," .. p.y .. "}" end
local p = setmetatable({ x = 1, y = 2 }, Point)
print(p, tostring(p) .. "!", #tostring(p), ("%-15s|%15s|%.5s"):format(tostring(p), tostring(p), tostring(p)))
local callable = setmetatable({}, { __tostring = setmetatable({}, { __call = function() return "by callable" end }) })
print(pcall(tostring, callable))
local old = tostring
tostring = function(v) return "<" .. old(v) .. ">" end
print(1, "x")
tostring = nil
local ok, e = pcall(print, 1)
tostring = old
print(ok, e)
print(tostring(2))
