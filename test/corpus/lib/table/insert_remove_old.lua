-- table.insert and table.remove outside the range in 5.1 and LuaJIT
-- dialects: 5.1 luajit
local function show(t)
  local r = {}
  for k, v in pairs(t) do r[#r + 1] = tostring(k) .. "=" .. tostring(v) end
  table.sort(r)
  print(table.concat(r, " "))
end
local t = {1, 2, 3} print(pcall(table.insert, t, 6, "six")) show(t)
t = {1, 2, 3} print(pcall(table.insert, t, 0, "zero")) show(t)
t = {1, 2, 3} print(pcall(table.insert, t, -2, "neg")) show(t)
t = {1, 2, 3} print(pcall(table.insert, t, 1.7, "frac")) show(t)
t = {1, 2, 3} print(table.remove(t, 7)) show(t)
t = {1, 2, 3} print(table.remove(t, 0)) show(t)
t = {1, 2, 3} print(table.remove(t, -1)) show(t)
t = {1, 2, 3, n = 5} print(table.remove(t)) show(t)
t = {1, 2, 3} print(table.remove(t, 2.9)) show(t)
