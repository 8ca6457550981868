-- Built-in functions as values: stored, passed, compared, wrapped, in tables and as methods.
local ops = { print = print, type = type, upper = string.upper, max = math.max, ["select"] = select }
print(ops.type(1), ops.upper("x"), ops.max(1, 5, 3), ops.select("#", nil, nil), ops.print == print, string.upper == ("x").upper)
local s = { math.floor, math.ceil, math.abs, math.sqrt }
for _, f in ipairs(s) do io.write(f(4), f(2.25) or "", " ") end
print()
local function apply(f, ...) return f(...) end
print(apply(apply, apply, string.rep, "ab", 2), apply(select, 2, "a", "b"), apply(pcall, error, "e"), apply(type, nil), pcall(apply))
local t = {}
table.foreach_ = nil
for _, name in ipairs { "b", "a", "c" } do table.insert(t, name) end
table.sort(t, function(a, b) return apply(function(x, y) return x > y end, a, b) end)
print(apply(table.concat, t, ","))
local obj = setmetatable({ v = "obj" }, { __index = { print = function(self, ...) return self.v, ... end, rep = string.rep, type = type } })
print(obj:print(1))
print(obj:type())
print(pcall(obj.rep, obj, 2))
print(pcall(function() return obj:rep(2) end))
print(({ ("a,b"):gsub(",", { [","] = ";" }) })[1], ("abc"):gsub("%w", string.upper), ("12"):gsub("%d", tonumber))
print(select("#", pcall(type)), pcall(tostring), (pcall(tostring, nil)))
print(#{ pcall(next, {}) }, #{ string.byte("abc", 1, 3) }, #{ math.modf(1.5) }, (math.modf(-1.5)), select(2, math.modf(-1.5)), (("x"):find("x")))
local p = print
local out = {}
print = function(...) for i = 1, select("#", ...) do out[#out + 1] = tostring((select(i, ...))) end end
print("captured", 1, nil)
print = p
print(table.concat(out, "|"))
local mapped = {}
for i, v in ipairs { "1", "x", "0x10", "1e2" } do mapped[i] = tostring(tonumber(v)) end
print(table.concat(mapped, " "))
print(type(print), type(type), tostring(print):match("^%a+"), tostring(function() end):match("^%a+"), print ~= type, rawequal(print, print))
