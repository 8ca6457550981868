-- Keys that collide with names in JavaScript objects.
local names = { "constructor", "__proto__", "prototype", "toString", "valueOf", "hasOwnProperty", "length", "get", "set", "has", "size", "keys", "hash", "name", "arguments", "caller", "then", "next", "return", "throw", "undefined", "null", "NaN", "Infinity", "-0", "0", "1", "01", "1e3", "" }
local t = {}
for _, n in ipairs(names) do io.write(tostring(t[n]), " ") end print()
for i, n in ipairs(names) do t[n] = i end
for i, n in ipairs(names) do io.write(tostring(t[n] == i), " ") end print()
local count = 0
for k, v in pairs(t) do count = count + 1 assert(names[v] == k) end
print(count, #names, t[0], t[1], t[#names - #names])
for _, n in ipairs(names) do t[n] = nil end print(next(t))
local o = {}
o.constructor = "c"
o.__proto__ = { inherited = true }
o.length = 5
print(o.constructor, o.__proto__.inherited, o.inherited, #o, o.length)
local mt = setmetatable({}, { __index = { toString = "from index" } })
print(mt.toString, mt.valueOf, rawget(mt, "toString"))
local s = "str" print(s.constructor, s.toString, ("x").__proto__, s.len == string.len)
print(_G.constructor, _G.toString, _G.__proto__, constructor, valueOf)
