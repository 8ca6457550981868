-- table.insert, table.remove and table.concat: stacks, queues, ordered lists.
local N = tonumber((...)) or 4200000

local insert, remove = table.insert, table.remove

local function stack_work(n)
  local stack, sum = {}, 0
  for i = 1, n do
    insert(stack, i)
    if i % 3 == 0 then sum = (sum + remove(stack) + remove(stack)) % 1000003 end
  end
  return sum, #stack
end

local function queue_work(n)
  local queue, sum = {}, 0
  for i = 1, n do
    insert(queue, i)
    if #queue > 40 then sum = (sum + remove(queue, 1)) % 1000003 end
  end
  return sum, #queue
end

local function ordered(n)
  local list = {}
  local seed = 11
  for _ = 1, n do
    seed = (seed * 3877 + 29573) % 139968
    local lo, hi = 1, #list + 1
    while lo < hi do
      local mid = math.floor((lo + hi) / 2)
      if list[mid] < seed then lo = mid + 1 else hi = mid end
    end
    insert(list, lo, seed)
    if #list > 200 then remove(list, #list % 7 * 20 + 1) end
  end
  local sum = 0
  for i, v in ipairs(list) do sum = (sum + i * v) % 1000003 end
  return sum
end

local s1, c1 = stack_work(N)
local s2, c2 = queue_work(N)
print(string.format("tables %d %d %d %d %d", s1, c1, s2, c2, ordered(N / 5)))
