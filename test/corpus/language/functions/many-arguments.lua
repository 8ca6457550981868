-- Many parameters, arguments, locals and results.
local load, unpack = loadstring or load, unpack or table.unpack
local names = {}
for i = 1, 150 do names[i] = "a" .. i end
local list = table.concat(names, ", ")
local f = load("return function(" .. list .. ") return a150, a1, a75 end")()
local values = {}
for i = 1, 200 do values[i] = i end
print(f(unpack(values))) print(f(unpack(values, 1, 10)))
local function count(...) return select("#", ...) end
print(count(unpack(values)), count(unpack(values, 1, 150), unpack(values)), count(unpack({}, 1, 250)))
local big = {}
for i = 1, 5000 do big[i] = i end
print(count(unpack(big)), select(5000, unpack(big)), math.max(unpack(big)), #{ unpack(big) }, #table.concat({ unpack(big) }))
print(select("#", string.byte(("x"):rep(1000), 1, -1)), #string.char(unpack(values)))
local locals = load("local " .. list .. " = " .. table.concat(values, ",", 1, 150) .. " return a1 + a150, function() return a75 end")
local s, g = locals()
print(s, g())
local too = {}
for i = 1, 201 do too[i] = "local x" .. i end
print(select(2, load(table.concat(too, "\n"), "=toomany")))
print(load(table.concat(too, "\n", 1, 200)) ~= nil)
print((load("return {" .. ("1,"):rep(10000) .. "}")()) [10000])
local up = {}
for i = 1, 100 do up[i] = "local u" .. i .. " = " .. i end
for i = 1, 60 do names[i] = "u" .. i end
print(load(table.concat(up, "\n", 1, 60) .. " return function() return " .. table.concat(names, "+", 1, 60) .. " end")()())
for i = 1, 61 do names[i] = "u" .. i end
local chunk, message = load(table.concat(up, "\n", 1, 61) .. " return function() return " .. table.concat(names, "+", 1, 61) .. " end", "=up")
print(chunk and chunk()() or message)
