-- Generators: recursive permutations, trees, filters and composition.
local function permgen(a, n)
  n = n or #a
  if n <= 1 then
    coroutine.yield(a)
  else
    for i = 1, n do a[n], a[i] = a[i], a[n] permgen(a, n - 1) a[n], a[i] = a[i], a[n] end
  end
end
local function permutations(a) return coroutine.wrap(function() permgen(a) end) end
for p in permutations { 1, 2, 3 } do io.write(table.concat(p, ""), " ") end
print()
local count = 0
for p in permutations { 1, 2, 3, 4, 5, 6 } do count = count + 1 end
print(count)
local function inorder(t) if t then inorder(t.left) coroutine.yield(t.key) inorder(t.right) end end
local function insert(t, k)
  if not t then return { key = k } end
  if k < t.key then t.left = insert(t.left, k) else t.right = insert(t.right, k) end
  return t
end
local tree
for _, k in ipairs { 5, 2, 8, 1, 9, 3, 7 } do tree = insert(tree, k) end
for k in coroutine.wrap(function() inorder(tree) end) do io.write(k, " ") end
print()
local function range(a, b) return coroutine.wrap(function() for i = a, b do coroutine.yield(i) end end) end
local function filter(p, g)
  return coroutine.wrap(function() for x in g do if p(x) then coroutine.yield(x) end end end)
end
local function map(f, g) return coroutine.wrap(function() for x in g do coroutine.yield(f(x)) end end) end
local function take(n, g)
  return coroutine.wrap(function() for x in g do if n == 0 then return end n = n - 1 coroutine.yield(x) end end)
end
local function zip(a, b)
  return coroutine.wrap(function()
    while true do local x, y = a(), b() if x == nil or y == nil then return end coroutine.yield(x, y) end
  end)
end
for x in take(5, map(function(x) return x * x end, filter(function(x) return x % 2 == 1 end, range(1, math.huge)))) do
  io.write(x, " ")
end
print()
for x, y in zip(range(1, 3), range(10, 20)) do io.write(x, "-", y, " ") end
print()
local function subsets(t, i, cur)
  if i > #t then coroutine.yield(table.concat(cur)) return end
  subsets(t, i + 1, cur)
  cur[#cur + 1] = t[i]
  subsets(t, i + 1, cur)
  cur[#cur] = nil
end
for s in coroutine.wrap(function() subsets({ "a", "b", "c" }, 1, {}) end) do io.write("{", s, "} ") end
print()
local function same_fringe(a, b)
  local function leaves(t)
    return coroutine.wrap(function()
      local function walk(x)
        if type(x) == "table" then for _, v in ipairs(x) do walk(v) end else coroutine.yield(x) end
      end
      walk(t)
    end)
  end
  local g, h = leaves(a), leaves(b)
  while true do local x, y = g(), h() if x ~= y then return false elseif x == nil then return true end end
end
print(same_fringe({ 1, { 2, 3 } }, { { 1, 2 }, 3 }), same_fringe({ 1, 2 }, { 1, { 3 } }), same_fringe({ 1 }, { 1, 2 }))
local function fibs()
  return coroutine.wrap(function() local a, b = 0, 1 while true do coroutine.yield(a) a, b = b, a + b end end)
end
local f, g = fibs(), fibs()
f()
f()
f()
print(f(), g(), f(), g())
