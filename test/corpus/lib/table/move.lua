-- table.move (LuaJIT)
-- dialects: luajit
local function s(t, n)
  local r = {}
  for i = 1, n or #t do r[i] = tostring(t[i]) end
  return table.concat(r, " ")
end
print(s(table.move({1, 2, 3, 4, 5}, 2, 4, 1)))
print(s(table.move({1, 2, 3, 4, 5}, 1, 3, 3)))
print(s(table.move({1, 2, 3}, 1, 3, 2), 4))
print(s(table.move({1, 2, 3}, 1, 0, 5), 5))
print(s(table.move({1, 2, 3}, 1, 3, 1, {})))
local d = {9, 9, 9}
print(table.move({1, 2}, 1, 2, 2, d) == d, s(d))
local a = {1, 2, 3}
print(table.move(a, 1, 3, 1) == a, s(a))
print(s(table.move({1, 2, 3}, 2, 3, 5), 6))
print(s(table.move({1, nil, 3}, 1, 3, 2), 4))
print(pcall(table.move))
print(pcall(table.move, {}))
print(pcall(table.move, {}, 1))
print(pcall(table.move, {}, 1, 2))
print(pcall(table.move, {}, "x", 1, 1))
print(pcall(table.move, {}, 1, 1, 1, 5))
print(pcall(table.move, 1, 1, 1, 1))
print(pcall(function() table.move({}, 1, 2) end))
print(s(table.move({1, 2, 3}, -1, 1, 5), 8))
print(s(table.move({1, 2, 3}, "1", "2", "3")))
print(s(table.move({1, 2, 3}, 1, 3, 1, nil)))
local log = {}
local src = setmetatable({}, {__index = function(_, k) log[#log + 1] = "get" .. k return k * 10 end})
print(s(table.move(src, 1, 3, 1, {})), table.concat(log, " "))
