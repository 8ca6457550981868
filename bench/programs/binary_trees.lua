-- Allocate and walk many short-lived binary trees beside one long-lived tree.
local N = tonumber((...)) or 16

local function bottom_up(depth)
  if depth == 0 then return {} end
  depth = depth - 1
  return { bottom_up(depth), bottom_up(depth) }
end

local function count(tree)
  if tree[1] then
    return 1 + count(tree[1]) + count(tree[2])
  end
  return 1
end

local stretch = N + 1
print(string.format("stretch tree of depth %d check %d", stretch, count(bottom_up(stretch))))

local long_lived = bottom_up(N)
for depth = 4, N, 4 do
  local rounds = 2 ^ (N - depth + 4)
  local check = 0
  for _ = 1, rounds do check = check + count(bottom_up(depth)) end
  print(string.format("%d trees of depth %d check %d", rounds, depth, check))
end
print(string.format("long lived tree of depth %d check %d", N, count(long_lived)))
