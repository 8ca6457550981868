-- Tables grown, shrunk, holed and refilled in orders that change their inner form.
local function dump(t)
  local ks = {}
  for k in pairs(t) do ks[#ks + 1] = k end
  table.sort(ks, function(a, b) return type(a) == type(b) and a < b or type(a) ~= type(b) and type(a) == "number" end)
  for i, k in ipairs(ks) do ks[i] = tostring(k) .. "=" .. tostring(t[k]) end
  return table.concat(ks, " ")
end
local t = {}
t[3] = "c"
t[1] = "a"
t[2] = "b"
print(#t, dump(t))
t[2.0] = "B"
t["2"] = "str"
print(#t, dump(t))
t[2] = nil
t[2] = "again"
print(#t, dump(t))
t = { 1, 2, 3 }
t.x = 1
t[4] = 4
t[3.5] = "f"
t[-1] = "neg"
t[0] = "zero"
print(#t, dump(t))
for i = 4, 1, -1 do t[i] = nil end
print(#t, dump(t))
t[1] = "first"
print(#t)
t = { 1, nil, 3 }
t[2] = 2
print(#t, dump(t))
t = { [1] = 1, [2] = 2, [4] = 4 }
t[3] = 3
print(#t, dump(t))
t = {}
for i = 1, 20 do t[i * 2] = i end
for i = 1, 40 do t[i] = t[i] or 0 end
print(#t, t[39], t[40])
t = {}
for i = 1, 10 do t[i] = i end
for i = 1, 10 do t[i] = t[i] .. "" end
print(#t, type(t[1]), table.concat(t))
t = {}
for i = 1, 10 do t[i] = i * 0.5 end
t[5] = "mixed"
t[6] = true
t[7] = {}
print(#t, t[4], t[5], t[6], type(t[7]))
t = { 1, 2, 3 }
table.insert(t, 2, "in")
table.remove(t, 1)
t[#t + 1] = t[1]
t[1], t[#t] = t[#t], t[1]
print(dump(t))
local q = {}
for i = 1, 100 do q[i] = i if i > 10 then q[i - 10] = nil end end
local c = 0
for _ in pairs(q) do c = c + 1 end
print(c, q[91], q[90])
t = {}
t.a = 1
t.b = 2
t.a = nil
t.c = 3
t.a = 4
print(dump(t))
for k in pairs(t) do t[k] = k end
print(dump(t))
t = {}
for i = 1, 5 do t["k" .. i] = i end
for i = 1, 5 do t["k" .. i] = nil end
print(next(t))
t.k3 = "back"
print(dump(t))
t = { 10, 20, 30, nil }
t[#t] = nil
print(#t)
t = { false, false }
print(#t, t[1], t[3])
t[1] = nil
t[2] = nil
print(next(t))
local proxy = setmetatable({}, { __index = function(s, k) return "v" .. k end })
proxy[1] = "own"
print(proxy[1], proxy[2], #proxy)
rawset(proxy, 2, nil)
print(proxy[2], dump(proxy))
local self = {}
self[self] = self
print(self[self][self] == self)
t = {}
for i = 1, 3 do t[i] = t end
print(t[1][2][3] == t, #t[1])
local words = {}
for w in ("a b c a b a"):gmatch("%a") do words[w] = (words[w] or 0) + 1 words[#words + 1] = w end
print(#words, words.a, words[6], dump(words))
