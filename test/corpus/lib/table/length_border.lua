-- the length of proper sequences, nil assignment at the end, numeric keys in constructor
print(#{}, #{1}, #{1, 2, 3}, #{n = 1}, #{[1] = "a", [2] = "b"}, #{"x", y = 1, "z"})
local t = {}
for i = 1, 100 do t[i] = i end
print(#t)
for i = 100, 51, -1 do t[i] = nil end
print(#t)
t[51] = true
print(#t)
for i = 1, 51 do t[i] = nil end
print(#t, next(t))
t = {1, 2, 3}
t[#t + 1] = 4
t[#t + 1] = 5
print(#t, t[5])
t[#t] = nil
print(#t)
t[1.0] = "one"
print(t[1], #t)
t["1"] = "str"
print(t[1], t["1"])
t = {[1] = "a", [1.5] = "b", [-1] = "c", [0] = "d", [2^53] = "e", [true] = "f"}
print(t[1], t[1.5], t[-1], t[0], t[2^53], t[true], #t)
local function f() return 1, 2, 3 end
t = {f(), f()}
print(#t)
t = {f(), (f())}
print(#t)
t = {(f())}
print(#t)
t = {f(), nil}
print(t[1], t[2])
t = {[1] = "x", "y"}
print(t[1])
t = {"y", [1] = "x"}
print(t[1])
t = {1, 2; 3, a = 4; 5}
print(#t, t.a, t[4])
t = {["a b"] = 1, ["end"] = 2}
print(t["a b"], t["end"])
print(#{...}, #{(...)}, ({...})[1])
print(pcall(function() return #nil end))
print(pcall(function() return #12 end))
print(pcall(function() local x = true return #x end))
print(#setmetatable({1, 2}, {__len = function() return 42 end}))
local k1, k2 = {}, {}
t = {[k1] = 1, [k2] = 2, [print] = 3}
print(t[k1], t[k2], t[print], t[{}])
t[k1] = nil
print(t[k1])
t = {}
t[1e300] = 1
local z = 0
t[-z] = "zero"
print(t[1e300], t[0])
t[2^31] = "big"
t[-2^31] = "neg"
print(t[2147483648], t[-2147483648])
local big = {}
for i = 1, 1e4 do big[#big + 1] = i end
print(#big)
local sum = 0
for _, v in ipairs(big) do sum = sum + v end
print(sum)
