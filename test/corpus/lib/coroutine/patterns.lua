-- generators, producers/consumers, schedulers, permutations, recursion inside coroutines
local function gen(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
local function filter(p, g)
  return coroutine.wrap(function() for x in g do if x % p ~= 0 then coroutine.yield(x) end end end)
end
local function from2(n) return coroutine.wrap(function() for i = 2, n do coroutine.yield(i) end end) end
local g, r = from2(50), {}
while true do local p = g() if not p then break end r[#r + 1] = p g = filter(p, g) end
print(table.concat(r, " "))
local function permgen(a, n)
  if n == 0 then
    coroutine.yield(table.concat(a))
  else
    for i = 1, n do a[n], a[i] = a[i], a[n] permgen(a, n - 1) a[n], a[i] = a[i], a[n] end
  end
end
r = {}
for p in coroutine.wrap(function() permgen({"a", "b", "c"}, 3) end) do r[#r + 1] = p end
print(table.concat(r, " "))
local function walk(t) if t then walk(t[1]) coroutine.yield(t[2]) walk(t[3]) end end
r = {}
for v in coroutine.wrap(function() walk{{nil, 1}, 2, {{nil, 3}, 4}} end) do r[#r + 1] = v end
print(table.concat(r, " "))
local tasks, log = {}, {}
for id = 1, 3 do
  tasks[id] = coroutine.create(function()
    for step = 1, id do log[#log + 1] = id .. "." .. step coroutine.yield() end
  end)
end
while #tasks > 0 do
  for i = #tasks, 1, -1 do
    coroutine.resume(tasks[i])
    if coroutine.status(tasks[i]) == "dead" then table.remove(tasks, i) end
  end
end
print(table.concat(log, " "))
local prod = coroutine.create(function()
  for _, l in ipairs{"x", "y", "z"} do coroutine.yield(l) end
  return nil
end)
local function recv() local _, v = coroutine.resume(prod) return v end
local c = 0
for v in recv do c = c + 1 io.write(c, "=", v, " ") end
print()
local function deep(n) if n == 0 then coroutine.yield("bottom") return 0 end return 1 + deep(n - 1) end
local co = coroutine.create(deep)
print(coroutine.resume(co, 100))
print(coroutine.resume(co))
local fib = coroutine.wrap(function()
  local a, b = 0, 1
  while true do coroutine.yield(a) a, b = b, a + b end
end)
r = {}
for i = 1, 15 do r[i] = fib() end
print(table.concat(r, " "))
local list = {}
for i = 1, 200 do list[i] = coroutine.wrap(function(x) while true do x = coroutine.yield(x * i) end end) end
local s = 0
for i = 1, 200 do s = s + list[i](2) end
for i = 1, 200 do s = s + list[i](3) end
print(s)
local chain = coroutine.wrap(function() return "v0" end)
for i = 1, 20 do local prev = chain chain = coroutine.wrap(function() return prev() .. "," .. i end) end
print(chain())
