-- Coroutines that resume each other; symmetric transfer through a dispatcher.
local trace = {}
local function dispatcher(start, value)
  local co = start
  while co do
    local ok, nextco, v = coroutine.resume(co, value)
    if not ok then return "error " .. tostring(nextco) end
    co, value = nextco, v
  end
  return value
end
local a, b, c
a = coroutine.create(function(v)
  trace[#trace + 1] = "a" .. v
  v = coroutine.yield(b, v + 1)
  trace[#trace + 1] = "a" .. v
  v = coroutine.yield(c, v + 1)
  trace[#trace + 1] = "a" .. v
  return nil, "finished " .. v
end)
b = coroutine.create(function(v)
  trace[#trace + 1] = "b" .. v
  v = coroutine.yield(c, v * 2)
  trace[#trace + 1] = "b" .. v
  coroutine.yield(a, v * 2)
end)
c = coroutine.create(function(v)
  trace[#trace + 1] = "c" .. v
  v = coroutine.yield(a, v - 1)
  trace[#trace + 1] = "c" .. v
  v = coroutine.yield(b, v)
end)
print(dispatcher(a, 1), table.concat(trace, " "))
local outer = coroutine.wrap(function()
  local inner = coroutine.wrap(function() coroutine.yield("inner 1") coroutine.yield("inner 2") return "inner end" end)
  for i = 1, 3 do coroutine.yield(i, inner()) end
  return "outer end"
end)
for i = 1, 4 do print(outer()) end
local levels = {}
local function nest(n)
  return coroutine.wrap(function()
    levels[#levels + 1] = n
    if n > 0 then
      local w = nest(n - 1)
      while true do local v = w() if not v then break end coroutine.yield(v + n) end
    else
      for i = 1, 2 do coroutine.yield(i * 100) end
    end
  end)
end
for v in nest(4) do io.write(v, " ") end
print(table.concat(levels, ""))
local co1, co2
co1 = coroutine.create(function()
  print("1 starts", coroutine.status(co2))
  print(coroutine.resume(co2))
  print("1 resumes 2 again")
  print(coroutine.resume(co2, "from 1"))
end)
co2 = coroutine.create(function()
  print("2 starts", coroutine.status(co1))
  print("resume a normal one:", coroutine.resume(co1))
  local m = coroutine.yield("from 2")
  print("2 got", m)
end)
print(coroutine.resume(co1))
print(coroutine.status(co1), coroutine.status(co2))
local store = {}
local function save() store[#store + 1] = coroutine.running() coroutine.yield() end
for i = 1, 3 do coroutine.wrap(function() save() print("continued", i) end)() end
for i = #store, 1, -1 do print(coroutine.resume(store[i])) end
