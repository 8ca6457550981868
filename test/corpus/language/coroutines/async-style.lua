-- Promises and async/await built on coroutines, with a task queue.
local queue = {}
local function later(f, ...)
  local a = { n = select("#", ...), ... }
  queue[#queue + 1] = function() f((unpack or table.unpack)(a, 1, a.n)) end
end
local function promise()
  local p = { state = "pending", waiting = {} }
  function p.settle(state, v)
    if p.state ~= "pending" then return end
    p.state, p.value = state, v
    for _, w in ipairs(p.waiting) do later(w, state, v) end
  end
  function p.on(w) if p.state == "pending" then p.waiting[#p.waiting + 1] = w else later(w, p.state, p.value) end end
  return p
end
local function await(p)
  local co = coroutine.running()
  p.on(function(state, v) assert(coroutine.resume(co, state, v)) end)
  local state, v = coroutine.yield()
  if state == "failed" then error(v, 0) end
  return v
end
local function async(f)
  return function(...)
    local p = promise()
    local co = coroutine.create(function(...) local ok = true local r = f(...) p.settle("done", r) end)
    local function start(...) local ok, e = coroutine.resume(co, ...) if not ok then p.settle("failed", e) end end
    later(start, ...)
    return p
  end
end
local function delay(n, v)
  local p = promise()
  local function tick() if n == 0 then p.settle("done", v) else n = n - 1 later(tick) end end
  later(tick)
  return p
end
local log = {}
local double = async(function(x) local v = await(delay(x, x)) log[#log + 1] = "double " .. v return v * 2 end)
local main = async(function()
  local a, b = double(3), double(1)
  local total = await(a) + await(b)
  log[#log + 1] = "total " .. total
  for i = 1, 3 do log[#log + 1] = "loop " .. await(double(i)) end
  return "finished"
end)
local m = main()
local bad = async(function() error("async failure", 0) end)()
local steps = 0
while #queue > 0 do steps = steps + 1 table.remove(queue, 1)() end
print(table.concat(log, "; "))
print(m.state, m.value, bad.state, bad.value, steps)
