-- next, pairs and ipairs: complete traversals.
local function keys(t)
  local out = {}
  for k, v in pairs(t) do out[#out + 1] = tostring(k) .. ":" .. tostring(v) end
  table.sort(out)
  return table.concat(out, " ")
end
print(keys {})
print(keys { 1, 2, 3 })
print(keys { a = 1, b = 2, 3 })
print(keys { [1.5] = 1, [-1] = 2, [true] = 3, [0] = 4, ["1"] = 5, 6 })
for i, v in ipairs { "a", "b", nil, "d" } do io.write(i, v, " ") end print()
for i, v in ipairs { nil, 1 } do print("never") end
for i, v in ipairs { [0] = 0, 1, [3] = 3 } do io.write(i, "=", v, " ") end print()
local k, v = next({ "only" }) print(k, v, next({ "only" }, k)) print(next({})) print(next({ x = false }))
for i, v in pairs { 10, 20, 30 } do io.write(i, "=", v, " ") end print()
local t = {}
for i = 1, 100 do t[i] = i t["s" .. i] = i end
local n, sum = 0, 0
for k, v in pairs(t) do n = n + 1 sum = sum + v end
print(n, sum)
for i = 1, 100, 2 do t[i] = nil t["s" .. i] = nil end n = 0 for k in pairs(t) do n = n + 1 end print(n)
for i = 1, 200 do t[i] = nil t["s" .. i] = nil end print(next(t))
local f, s, c = pairs { 1 }
print(f == next, type(s), c)
f, s, c = ipairs { 1 }
print(type(f), type(s), c, f(s, 0))
print(f(s, 1))
print(f({ "x", "y" }, 1))
n = 0 for k1 in pairs { 1, 2, 3 } do for k2 in pairs { a = 1, b = 2 } do n = n + 1 end end print(n)
for _, bad in ipairs { 1, "s", true, print } do
  print(pcall(pairs, bad))
  print(pcall(ipairs, bad))
  print(pcall(next, bad))
end
print(pcall(pairs))
print(pcall(ipairs))
print(pcall(next))
print(pcall(pairs, nil))
print(pcall(ipairs, nil))
print(pcall(next, nil))
t = { 1, 2, 3, x = "x" } local cloned = {} for k, v in next, t do cloned[k] = v end print(keys(cloned))
local order = {} for i in ipairs { 5, 6, 7 } do order[#order + 1] = i end print(table.concat(order, ","))
