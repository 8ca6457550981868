-- Ten thousand coroutines alive, long chains of wraps, deep recursion inside.
local cos = {}
for i = 1, 10000 do
  cos[i] = coroutine.wrap(function(a) local s = a while true do s = s + coroutine.yield(s) end end)
  cos[i](i)
end
local sum = 0
for i = 1, 10000 do sum = sum + cos[i](1) end
print(sum)
sum = 0
for i = 10000, 1, -1 do sum = sum + cos[i](2) end
print(sum)
local function chain(n)
  if n == 0 then return coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) end
  local inner = chain(n - 1)
  return coroutine.wrap(function() for v in inner do coroutine.yield(v + 1) end end)
end
for v in chain(50) do io.write(v, " ") end
print()
local function deep(n) if n == 0 then coroutine.yield("bottom") return 0 end return 1 + deep(n - 1) end
local co = coroutine.create(deep)
print(coroutine.resume(co, 5000))
print(coroutine.resume(co))
print(coroutine.status(co))
local function walk(n) if n > 0 then walk(n - 1) coroutine.yield(n) walk(n - 1) end end
local line = {}
for v in coroutine.wrap(function() walk(5) end) do line[#line + 1] = v end
print(table.concat(line, ""))
local c = coroutine.wrap(function() local n = 0 while true do n = n + 1 coroutine.yield(n) end end)
for i = 1, 99999 do c() end
print(c())
local made = 0
for i = 1, 20000 do local w = coroutine.wrap(function() made = made + 1 coroutine.yield() end) w() end
print(made)
