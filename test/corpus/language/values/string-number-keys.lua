-- Numbers, numeric strings and floats as keys and in comparisons through every path.
local t = {}
t[10] = "n10"
t["10"] = "s10"
t[10.5] = "f"
t["10.5"] = "sf"
t[1e1] = "n10 again"
t["1e1"] = "se"
print(t[10], t["10"], t[5 * 2], t["1" .. "0"], t[10.5], t["10.5"], t[21 / 2], t["1e1"], t[tonumber("10")], t[tostring(10)], t["10" + 0], t[10 .. ""])
local k = "10"
print(t[k], t[k + 0], t[-(-k)], t[k * 1])
for i = 1, 3 do t[i] = i t[tostring(i)] = "s" .. i t[i .. ""] = "c" .. i end
print(t[1], t["1"], t[2], t["2"], #t)
local c = 0
for key in pairs(t) do c = c + (type(key) == "string" and 100 or 1) end
print(c)
for i = "1" + 0, 3 do io.write(type(i), t[i], " ") end
print()
local a = { 1, 2, 3 }
print(a["1"], a["2" + 0], a[#a .. ""], a[("3") + 0], rawget(a, "1"), next({ ["1"] = "x" }))
a["4"] = 4
print(#a, a[4])
a[4] = 5
print(#a, a["4"])
print(1 == "1", "1" == 1, 1 .. "" == "1", 1 == "1" + 0, "1" < "2", "10" < "9", 10 < 9)
print(pcall(function() return 1 < "2" end))
print(pcall(function() return "a" < 1 end))
print(("5"):rep("2") + 1, "2" ^ "3" .. "", -"3" .. "", "0x10" * 1, ("10"):len() + 1, #"10" * "2")
local mt = setmetatable({}, { __index = function(_, key) return type(key) .. ":" .. tostring(key) end })
print(mt[1], mt["1"], mt[1.5], mt["1.5"], mt[1e100], mt[-1], mt[2 ^ 53])
print(({ [1] = "a", ["1"] = "b", [1.0] = "c" })[1], ({ "x", [1] = "y" })[1], ({ [1] = "y", "x" })[1])
