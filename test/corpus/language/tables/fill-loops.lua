-- Loops that store one constant in many elements.
local function show(t, n)
  local kinds, other = {}, 0
  for i = 1, n do
    local k = tostring(t[i])
    kinds[k] = (kinds[k] or 0) + 1
  end
  local names = {}
  for k, c in pairs(kinds) do names[#names + 1] = k .. "=" .. c end
  table.sort(names)
  for k in pairs(t) do
    if type(k) ~= "number" or k < 1 or k > n then other = other + 1 end
  end
  print(#t, table.concat(names, " "), other)
end

local function fill(t, from, to)
  for i = from, to do t[i] = true end
  return t
end

show(fill({}, 1, 20000), 20001)
show(fill({}, 1, 20000.75), 20001)
show(fill({ "a", "b", "c" }, 4, 30000), 30001)
show(fill({ "a", "b", "c" }, 3, 30000), 30001)
show(fill({ 1.5, 2 }, 3, 30000), 30001)
show(fill({ name = "x" }, 1, 30000), 30001)
show(fill({ [10.5] = 1, [-1] = 2, [29999] = 3 }, 1, 30000), 30001)
show(fill(fill({}, 1, 20000), 1, 40000), 40001)
show(fill(fill({}, 1, 20000), 20001, 40000), 40001)
local t = fill({}, -5, 20000)
print(t[-5], t[0], t[20000], t[20001], #t)
t = fill({}, 0.5, 20000)
print(t[0.5], t[1], t[1.5], t[19999.5], t[20000.5], #t)
t = fill({}, 1, 0)
print(t[1], #t)

-- Shrinks and grows afterwards.
t = fill({}, 1, 20000)
for i = 20000, 101, -1 do t[i] = nil end
show(t, 20000)
t[#t + 1] = 7
t[102] = 8.5
table.insert(t, "end")
table.insert(t, 1, "start")
print(#t, t[1], t[2], t[102], t[103], t[104], table.remove(t), #t)

-- Strings, false, nil and numbers; tables in cells, arguments and upvalues.
local shared = {}
local function touch() return shared end
for i = 1, 20000 do shared[i] = "s" end
show(touch(), 20001)
local f = {}
for i = 1, 20000 do f[i] = false end
show(f, 20001)
local z = {}
for i = 1, 20000 do z[i] = 0 end
z[5] = 0.5
show(z, 20001)
local none = {}
for i = 1, 20000 do none[i] = nil end
show(none, 20001)

-- What is held from an outer loop sees the new elements.
local grid, seen = {}, 0
for round = 1, 3 do
  if grid[round] then seen = seen + 1 end
  for i = 1, 20000 do grid[i] = "g" end
  if grid[round] and grid[20000] then seen = seen + 1 end
end
print(seen)

-- Metatables have their say; what is no table fails.
local log = 0
local watched = setmetatable({}, { __newindex = function(_, k, v) log = log + (v and k or 0) end })
fill(watched, 1, 20000)
print(log, rawget(watched, 1))
local refuse = setmetatable({}, { __newindex = function() error("no", 0) end })
print(pcall(fill, refuse, 1, 20000))
print(pcall(fill, nil, 1, 20000))
print(pcall(fill, "x", 1, 20000))
print(pcall(fill, {}, 1, {}))
local weak = fill(setmetatable({}, { __mode = "v" }), 1, 20000)
show(weak, 20001)
print(pcall(function()
  local x
  for i = 1, 20000 do x[i] = true end
end))

-- In coroutines.
local co = coroutine.wrap(function(n)
  while true do
    local u = {}
    for i = 1, n do u[i] = true end
    n = coroutine.yield(#u)
  end
end)
print(co(20000), co(3), co(16385), co(16384), co(16383))

-- The variable of the loop is its own.
local i = "outer"
for i = 1, 20000 do f[i] = true end
print(i)
local same = {}
for i = 1, 20000 do
  local _ = i
  same[i] = true
end
show(same, 20001)
