-- Keys: numbers normalised, strings apart, booleans, functions, tables.
local t = {}
t[1] = "one"
t[1.0] = "one again"
t["1"] = "string one"
t[2 ^ 53] = "big"
t[0] = "zero"
t[1.5] = "fraction"
t["1.5"] = "string fraction"
print(t[1], t["1"], t[2 / 2], t[3 - 2], t["1.0"], t[9007199254740992], t[0], t[1.5], t["1.5"], t[3 / 2])
t[true] = "true" t[false] = "false" t["true"] = "string true"
print(t[true], t[false], t["true"], t[not true], t[1 == 1])
local k1, k2 = {}, {} t[k1] = "table 1" t[k2] = "table 2" t[print] = "print" t[t] = t
print(t[k1], t[k2], t[{}], t[print], t[t] == t, t[t][t][k1])
local co = coroutine.create(function() end) t[co] = "thread" print(t[co])
t[""] = "empty"
t[" "] = "space"
t["\0"] = "nul"
t["a\0b"] = "a nul b"
t["a"] = "a"
print(t[""], t[" "], t["\0"], t["a\0b"], t["a"], t["a\0"])
for _, bad in ipairs { "nil", "nan" } do
  local key
  if bad == "nan" then key = 0 / 0 end
  print(bad, pcall(function() t[key] = 1 end))
  print(t[key], pcall(rawset, t, key, 1))
  print(pcall(function() t[key] = nil end))
  print(pcall(rawget, t, key))
end
t[math.huge] = "inf" t[-math.huge] = "-inf" print(t[1 / 0], t[-1 / 0])
local x = {} for i = 1, 5 do x[i / 1] = i end print(#x, x[5]) x[6.0] = 6 x["7"] = 7 print(#x)
x = {}
x[1e15] = 1
x[1e15 + 1] = 2
x[2 ^ 31] = 3
x[-2 ^ 31] = 4
x[2 ^ 32 + 1] = 5
x[4294967297] = 6
print(x[1000000000000000], x[1000000000000001], x[2147483648], x[-2147483648], x[2 ^ 32 + 1], x[1])
x = { a = 1 } x.a = nil print(x.a, next(x)) x.a = false print(x.a, next(x))
x = {} x.x = x print(x.x.x.x == x) local s = "key" x[s] = 1 x[s .. s] = 2 print(x.key, x.keykey, x["key" .. "key"])
local str = {}
for i = 1, 10 do str["k" .. i] = i end
local sum = 0
for i = 10, 1, -1 do sum = sum * 2 + str["k" .. i] end
print(sum)
x = {}
x[1], x["1"], x[01], x[1.0], x["01"] = "a", "b", "c", "d", "e"
local n = 0
for _ in pairs(x) do n = n + 1 end
print(n)
