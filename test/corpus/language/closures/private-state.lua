-- Objects made of closures: banks, stacks, iterators, modules and once-only functions.
local function Stack()
  local items, n = {}, 0
  return { push = function(...)
    for i = 1, select("#", ...) do n = n + 1 items[n] = (select(i, ...)) end
    return n
  end, pop = function()
    if n == 0 then return nil, "empty" end
    local v = items[n]
    items[n] = nil
    n = n - 1
    return v
  end, peek = function() return items[n] end, size = function() return n end, each = function()
    local i = n + 1
    return function() i = i - 1 if i > 0 then return i, items[i] end end
  end }
end
local s, s2 = Stack(), Stack()
print(s.push(1, 2, 3), s2.push("x"), s.pop(), s.peek(), s.size(), s2.size())
for i, v in s.each() do io.write(i, ":", v, " ") end
print(s.pop(), s.pop(), s.pop())
local Module = (function()
  local private, count = { secret = 42 }, 0
  local function bump() count = count + 1 return count end
  local M = {}
  function M.get() bump() return private.secret end
  function M.set(v) bump() private.secret = v end
  function M.uses() return count end
  return M
end)()
print(Module.get(), Module.private, Module.bump)
Module.set(7)
print(Module.get(), Module.uses())
local function once(f)
  local done, result
  return function(...) if not done then done, result = true, f(...) end return result end
end
local init = once(function(x) io.write("init ") return x * 2 end)
print(init(5), init(6), init())
local function debounce(n, f) local c = 0 return function(...) c = c + 1 if c % n == 0 then return f(c, ...) end end end
local d = debounce(3, function(...) return ... end)
for i = 1, 6 do print(d(i)) end
local function observable(v)
  local subs = {}
  return { get = function() return v end, set = function(nv)
    local old = v
    v = nv
    for _, f in ipairs(subs) do f(nv, old) end
  end, subscribe = function(f)
    subs[#subs + 1] = f
    return function() for i, g in ipairs(subs) do if g == f then table.remove(subs, i) break end end end
  end }
end
local log = {}
local o = observable(1)
local un = o.subscribe(function(n, old) log[#log + 1] = old .. "->" .. n end)
o.set(2)
o.set(3)
un()
o.set(4)
print(table.concat(log, " "), o.get())
local function ring(n)
  local buf, pos = {}, 0
  return function(v) pos = pos % n + 1 local old = buf[pos] buf[pos] = v return old end
end
local r = ring(3)
for i = 1, 6 do io.write(tostring(r(i)), " ") end
print()
local function rng(seed) return function(n) seed = (seed * 171) % 30269 return n and seed % n or seed end end
local a, b = rng(1), rng(1)
print(a(), a(10), b(), b(10), a() == b())
local timer = (function()
  local t = 0
  return { tick = function() t = t + 1 end, now = function() return t end, at = function(n, f)
    return function() if t >= n then return f(t) end return "not yet" end
  end }
end)()
local alarm = timer.at(2, function(t) return "rang at " .. t end)
print(alarm())
timer.tick()
timer.tick()
print(alarm(), timer.now())
