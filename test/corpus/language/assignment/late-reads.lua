-- A local is a register: an operation reads it when it is made, after the calls among its other operands.
local i = 1
local function set(v, result) i = v return result end
print(i + set(10, 1), i)
i = 1 print(i * 2 + set(10, 1), i + set(3, 0) + i)
i = 1 print((i) - set(10, 1), set(20, 5) - i)
i = 1 print(i + (i + set(5, 1)), -i + set(6, 1))
i = 1 print(i < set(10, 5), i <= set(1, 1), i > set(7, 8), i >= set(9, 9))
i = 1 print(i == set(2, 2), i ~= set(3, 3), i == set(nil, nil), i == nil)
i = 1 print(i == (set(2) == nil), i == not set(true))
i = "a" print(i .. set("b", "c"), i)
i = 1 print(i, set(2, 3), i)
i = 1 print((i and set(5, 6)), (i or set(7, 8)))
i = 3 print(i ^ set(2, 3), i % set(7, 4), i / set(8, 2))
print(({ i, set(4, 5), i })[1], i)
local t = { [1] = "one", [2] = "two", [3] = "three" }
i = t print(i[set({ "x" }, 1)], i[1])
i = 1 t[i] = set(2, "new") print(t[1], t[2])
i = t i[1] = set({}, "lost") print(t[1], i[1])
i = t i.name = set({}, "lost") print(t.name, i.name)
i = t i[set({ 9 }, 1)] = 5 print(t[1], i[1])
i = 1
local c = { [i] = set(4, "v"), [i + 1] = set(5, "w"), n = i }
print(c[1], c[4], c[2], c[5], c.n)
i = 1
local a, b = i, set(2, 3)
print(a, b, i)
i = 1 a, b = i, set(2, 3) print(a, b, i)
i = 1 a, t[i] = 5, set(3, "third") print(a, t[1], t[3])
i = 1 i, t[i] = 5, set(3, "third") print(i, t[1], t[3], t[5])
i = 1 t[i], i = set(4, "first"), 7 print(t[1], t[4], i)
i = 1 t[i], t[i + 1] = set(2, "p"), "q" print(t[1], t[2], t[3])
i = 1 t[i], i, t[i] = "l", set(2, "m"), "n" print(t[1], t[2], i)
i = { x = 1 } local old = i i.x, i = 2, set(nil) print(old.x, i)
i = { x = 1 } old = i i.x = i.x + set({ x = 50 }, 1) print(old.x, i.x)
i = function() return "first" end
print(i(set(function() return "second" end)), i())
i = { m = function() return "first" end }
print(i:m(set({ m = function() return "second" end })), i.m())
i = 2 for k = i, set(4, 3) do io.write(k, " ") end print(i)
-- An upvalue is loaded where it stands; as the object of an access it is not in 5.2.
local u = 1
local function bump(v, result) u = v return result end
local function inner()
  u = 1
  print(u + bump(10, 1), u == bump(2, 2), u .. bump(3, ""))
  local list = {}
  u = 1 list[u] = bump(2, "x") print(list[1], list[2])
  u = list u[1] = bump({}, "lost") print(list[1], u[1])
  u = list u.name = bump({}, "lost") print(list.name, u.name)
  u = list print(u[bump({ "other" }, 1)], u[1])
  u = 1 list[u], u = bump(2, "y"), 3 print(list[1], list[2], u)
  u = list u.k, list.k = bump({}, 1), 2 print(list.k, u.k)
end
inner()
local co = coroutine.wrap(function()
  local j = 1
  local function put(v) coroutine.yield() j = v return 1 end
  local r = j + put(10)
  local s = {}
  j = 1
  s[j] = put(2)
  return r, s[1], s[2]
end)
co() co() print(co())
