-- Counts of values passed by resume, yield, return and wrap, with nils at the ends.
local function counted(...) return select("#", ...), ... end
local co = coroutine.create(function(...)
  print("args", counted(...))
  print("r1", counted(coroutine.yield()))
  print("r2", counted(coroutine.yield(nil)))
  print("r3", counted(coroutine.yield(nil, nil)))
  print("r4", counted((coroutine.yield(1, 2))))
  return nil, nil
end)
print(counted(coroutine.resume(co)))
print(counted(coroutine.resume(co, nil)))
print(counted(coroutine.resume(co, nil, nil)))
print(counted(coroutine.resume(co, 1, nil)))
print(counted(coroutine.resume(co, 1, 2, 3)))
print(counted(coroutine.resume(co)))
local w = coroutine.wrap(function(...) while true do coroutine.yield(counted(...)) end end)
print(w(1, nil))
print(w())
print(counted(coroutine.wrap(function() end)()))
print(counted(coroutine.wrap(function() return nil end)()))
print(counted(coroutine.wrap(function() coroutine.yield() end)()))
local big = {}
for i = 1, 150 do big[i] = i end
local unpack = unpack or table.unpack
local e = coroutine.wrap(function(...)
  local n = select("#", ...)
  while true do n = select("#", coroutine.yield(n, ...)) end
end)
print(select("#", e(unpack(big))), (e(unpack(big))), (e()), (e(nil, nil)))
local echo = coroutine.wrap(function(...)
  local function loop(...) return loop(coroutine.yield(...)) end
  return loop(...)
end)
print(echo(1))
print(echo(nil, 2))
print(echo())
print(echo("a", "b", "c"))
local ok, v = coroutine.resume(coroutine.create(function() return coroutine.yield end))
print(ok, v == coroutine.yield)
print(coroutine.resume(coroutine.create(function(f, ...) return f(...) end), select, "#", nil, nil))
