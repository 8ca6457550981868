-- Booleans: not numbers, not strings, keys, conversions, comparisons that fail.
print(true, false, tostring(true) .. "", tostring(false):upper(), type(true), true == true, true ~= false, not true, not false, not not true)
for _, f in ipairs { function() return true + 1 end, function() return true .. "" end, function() return "" .. false end, function() return true < false end, function() return true <= true end, function() return true < 1 end, function() return -true end, function() return #true end, function() return (true).x end, function() return (true)() end, function() local b = true b.x = 1 end, function() for i = 1, true do end end, function() for k in pairs(true) do end end, function() return ("x"):rep(true) end, function() return math.floor(true) end, function() return tonumber(true) end, function() return tostring(true) end, function() return ("%s"):format(tostring(true)) end, function() return table.concat { true } end, function() return select(true) end, function() return rawequal(true, true) end } do
  print(pcall(f))
end
local t = { [true] = "yes", [false] = "no" }
print(t[true], t[false], t[1 == 1], t[1 == 2], t[not nil], t["true"], t[1])
local n = 0
for k, v in pairs(t) do n = n + 1 end
print(n)
t[true] = nil
print(t[true], t[false])
local a = { true, false, true }
print(#a, a[2], a[4], a[1] and a[2], a[1] or a[2], a[2] == a[4], not a[2] == not a[4])
local function xor(p, q) return (p and not q) or (q and not p) or false end
print(xor(true, false), xor(true, true), xor(false, false), xor(nil, 1), xor(1, 2))
local function count(...)
  local c = 0
  for i = 1, select("#", ...) do if (select(i, ...)) then c = c + 1 end end
  return c
end
print(count(true, false, nil, 0, "", {}, print))
print((true and 1 or 0) + (false and 1 or 0), #tostring(1 == 1), (1 < 2) == true, tostring(nil == false))
local flag = false
for i = 1, 3 do flag = not flag io.write(tostring(flag), " ") end
print()
print(({ [true] = 1, [false] = 0 })[3 > 2], ({ "f", "t" })[(3 > 2) and 2 or 1], true and "and" or "or", false and "and" or "or", nil == false, false ~= nil)
