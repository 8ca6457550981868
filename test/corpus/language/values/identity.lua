-- Identity of tables, functions, strings and threads as values and keys.
local t1, t2 = {}, {}
local f1, f2 = function() end, function() end
print(t1 == t1, t1 == t2, f1 == f1, f1 == f2, t1 ~= t2)
local set = { [t1] = "t1", [f1] = "f1", [print] = "print" }
print(set[t1], set[t2], set[f1], set[f2], set[print], set[{}])
local alias = t1
alias.x = 5
print(t1.x, alias == t1, rawequal(alias, t1))
local function id(x) return x end
print(id(t1) == t1, id(f1) == f1, ({ t1 })[1] == t1, (function(...) return (...) end)(t1) == t1)
local co = coroutine.wrap(function(x) return coroutine.yield(x) end)
print(co(t1) == t1, co(f1) == f1)
print(select(2, pcall(error, t1)) == t1, select(2, pcall(id, t2)) == t2)
local counts = {}
for _, v in ipairs { t1, t2, t1, f1, "s", "s", 1, 1.0, "1", true, t1 } do counts[v] = (counts[v] or 0) + 1 end
print(counts[t1], counts[t2], counts[f1], counts.s, counts[1], counts["1"], counts[true])
local fs = {}
for i = 1, 3 do fs[i] = function() return i end end
print(fs[1] == fs[2], fs[1] == fs[1], fs[1]() == 1)
print(tostring(t1) == tostring(t1), tostring(t1) == tostring(t2), tostring(f1) ~= tostring(f2), tostring(print) == tostring(print))
