-- wrap in for loops: state arguments, early exits, several values, nested loops.
local function lines(s)
  return coroutine.wrap(function() for l in (s .. "\n"):gmatch("(.-)\n") do coroutine.yield(l, #l) end end)
end
for l, n in lines("one\n\nthree") do print("[" .. l .. "]", n) end
for a, b in coroutine.wrap(function(s, c) while true do local s2, c2 = coroutine.yield(s, c) if c2 == "S" then return nil end s, c = c2, s2 end end), "S", nil do
  print(a, b)
  if a == nil then break end
  break
end
local function pairs_sorted(t)
  return coroutine.wrap(function()
    local ks = {}
    for k in pairs(t) do ks[#ks + 1] = k end
    table.sort(ks)
    for _, k in ipairs(ks) do coroutine.yield(k, t[k]) end
  end)
end
for k, v in pairs_sorted { z = 1, a = 2, m = 3 } do io.write(k, "=", v, " ") end
print()
local gen = coroutine.wrap(function() for i = 1, 10 do coroutine.yield(i) end end)
for v in gen do if v == 3 then break end end
for v in gen do io.write(v, " ") if v == 6 then break end end
print(gen())
for i in coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) do
  for j in coroutine.wrap(function() for j = 1, i do coroutine.yield(j) end end) do io.write(i, ":", j, " ") end
end
print()
local function dfs(t, path)
  if type(t) ~= "table" then coroutine.yield(table.concat(path, "."), t) return end
  for k, v in pairs_sorted(t) do path[#path + 1] = k dfs(v, path) path[#path] = nil end
end
for p, v in coroutine.wrap(function() dfs({ a = { x = 1, y = { z = 2 } }, b = 3 }, {}) end) do
  io.write(p, "=", v, " ")
end
print()
print(pcall(function()
  for x in coroutine.wrap(function() coroutine.yield(1) coroutine.yield(nil) coroutine.yield(2) end) do
    io.write(x, " ")
  end
  return "stopped at nil"
end))
print(pcall(function() local w = coroutine.wrap(print) w("wrapped builtin", 1) return pcall(w) end))
print(coroutine.wrap(function(...) return select("#", ...), ... end)(nil, nil))
for _, b in ipairs { math.max, pcall, coroutine.yield } do
  print(pcall(function() return coroutine.wrap(b)(error, "e") end))
end
