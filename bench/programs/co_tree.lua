-- A recursive walk that yields every node of a search tree; comparing two trees by their fringes.
local N = tonumber((...)) or 490000

local function insert(tree, key)
  if not tree then return { key = key } end
  if key < tree.key then
    tree.left = insert(tree.left, key)
  elseif key > tree.key then
    tree.right = insert(tree.right, key)
  end
  return tree
end

local function walk(tree)
  if tree then
    walk(tree.left)
    coroutine.yield(tree.key)
    walk(tree.right)
  end
end

local function keys(tree)
  return coroutine.wrap(function() walk(tree) end)
end

local function same_fringe(a, b)
  local next_a, next_b = keys(a), keys(b)
  while true do
    local x, y = next_a(), next_b()
    if x ~= y then return false end
    if x == nil then return true end
  end
end

local function permute(list, n)
  n = n or #list
  if n <= 1 then
    coroutine.yield(list)
  else
    for i = 1, n do
      list[n], list[i] = list[i], list[n]
      permute(list, n - 1)
      list[n], list[i] = list[i], list[n]
    end
  end
end

local forward, backward
local seed = 5
local order = {}
for i = 1, N do
  seed = (seed * 3877 + 29573) % 139968
  order[i] = seed
  forward = insert(forward, seed)
end
for i = N, 1, -1 do backward = insert(backward, order[i]) end

local count, sum, equal = 0, 0, 0
for _ = 1, 4 do
  for key in keys(forward) do
    count = count + 1
    sum = (sum + key * (count % 5)) % 1000003
  end
  if same_fringe(forward, backward) then equal = equal + 1 end
end
local permutations, weight = 0, 0
for list in coroutine.wrap(function() permute { 1, 2, 3, 4, 5, 6, 7, 8 } end) do
  permutations = permutations + 1
  weight = (weight + list[1] * list[8]) % 1000003
end
print(string.format("co_tree %d %d %d %d %d", count, sum, equal, permutations, weight))
