-- table.insert and table.remove: positions, return values, boundaries, errors
local function show(t) local r = {} for i = 1, 8 do r[i] = tostring(t[i]) end print(#t, table.concat(r, " ")) end
local t = {} table.insert(t, "a") table.insert(t, "c") table.insert(t, 2, "b") table.insert(t, 1, "z") show(t) table.insert(t, 5, "e") show(t) table.insert(t, #t + 1, "f") show(t)
print(table.remove(t)) print(table.remove(t, 1)) print(table.remove(t, 2)) show(t)
print(table.remove({})) print(select("#", table.remove({}))) print(table.remove({}, 0)) print(table.remove({1, 2, 3}, 3)) print(table.remove({1, 2, 3}, 1)) print(select("#", table.insert({}, 1)))
print(pcall(table.remove, {1, 2, 3}, 4)) print(pcall(table.remove, {1, 2, 3}, 5)) print(pcall(table.remove, {1, 2, 3}, 0)) print(pcall(table.remove, {1, 2, 3}, -1)) print(pcall(table.remove, {}, 1)) print(pcall(table.remove, {}, 5)) print(pcall(table.remove, {[0] = "zero"}, 0))
print(pcall(table.insert, {1, 2, 3}, 5, "x")) print(pcall(table.insert, {1, 2, 3}, 0, "x")) print(pcall(table.insert, {1, 2, 3}, -1, "x")) print(pcall(table.insert, {1, 2, 3}, 10, "x"))
print(pcall(table.insert)) print(pcall(table.insert, {})) print(pcall(table.insert, nil, 1)) print(pcall(table.insert, {}, 1, 2, 3)) print(pcall(table.insert, {}, "x", 1)) print(pcall(table.insert, {}, {}, 1)) print(pcall(table.insert, {}, nil, 1)) print(pcall(table.insert, "s", 1))
print(pcall(table.remove)) print(pcall(table.remove, nil)) print(pcall(table.remove, {}, "x")) print(pcall(table.remove, 5)) print(pcall(table.remove, {1}, {}))
print(pcall(function() table.insert() end)) print(pcall(function() table.insert({}, 1, 2, 3) end)) print(pcall(function() table.insert({}) end)) print(pcall(function() table.insert(nil, 1) end)) print(pcall(function() table.remove("x") end)) print(pcall(function() table.insert({}, "a", 1) end))
local q = {} for i = 1, 5 do table.insert(q, 1, i) end show(q) for i = 1, 5 do io.write(table.remove(q), " ") end print(#q)
t = {1, 2, 3} print(pcall(table.insert, t, nil)) show(t) t = {} print(pcall(table.insert, t, "1", "x")) show(t)
print(table.remove({1, 2, 3}, "2"), table.remove({1, 2, 3}, 2.0), table.remove({"a", "b"}, nil))
t = {10, 20, 30, x = 1} table.remove(t, 1) show(t) print(t.x) t = {"only"} print(table.remove(t, 1), #t, table.remove(t), #t)
