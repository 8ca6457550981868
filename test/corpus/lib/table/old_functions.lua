-- maxn, getn, setn, foreach, foreachi where they exist
for _, n in ipairs{"maxn", "getn", "setn", "foreach", "foreachi"} do print(n, type(table[n])) end
if table.maxn then
  print(table.maxn{}, table.maxn{1, 2, 3}, table.maxn{[10] = 1, [2.5] = 1}, table.maxn{[-1] = 1}, table.maxn{x = 1}, table.maxn{[1e10] = true}, table.maxn{1, nil, 3}, table.maxn{[0.5] = 1})
  print(pcall(table.maxn)) print(pcall(table.maxn, 1)) print(pcall(function() table.maxn("x") end))
end
if table.getn then
  print(table.getn{}, table.getn{1, 2, 3}, table.getn{n = 10}, table.getn{1, 2, n = 1}) print(pcall(table.getn)) print(pcall(table.getn, "abc")) print(pcall(function() table.getn() end))
end
if table.foreach then
  local r = {} print(table.foreach({a = 1, b = 2}, function(k, v) r[#r + 1] = k .. v end)) table.sort(r) print(table.concat(r, " "))
  print(table.foreach({1, 2, 3}, function(k, v) if v == 2 then return "found", k end end)) print(table.foreach({}, print)) print(table.foreach({7}, function() return false end))
  print(pcall(table.foreach)) print(pcall(table.foreach, {})) print(pcall(table.foreach, 1, print)) print(pcall(table.foreach, {1}, 5)) print(pcall(table.foreach, {1}, function() error("in fe", 0) end)) print(pcall(function() table.foreach({}) end))
end
if table.foreachi then
  print(table.foreachi({"a", "b", "c"}, function(i, v) io.write(i, v, " ") end)) print(table.foreachi({5, 6, 7}, function(i, v) if i == 2 then return v end end)) print(table.foreachi({}, print)) print(table.foreachi({"x", nil}, function(i, v) return i end))
  print(pcall(table.foreachi)) print(pcall(table.foreachi, {})) print(pcall(table.foreachi, {1}, 1)) print(pcall(table.foreachi, "s", print))
end
if table.setn then
  print(pcall(table.setn, {}, 3))
  print(pcall(table.setn))
  print(pcall(table.setn, {1, 2}, 2))
end
local names = {}
for k in pairs(table) do if k ~= "pack" and k ~= "unpack" then names[#names + 1] = k end end
table.sort(names)
print(table.concat(names, " "))
