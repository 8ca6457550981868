-- debug.traceback: messages, levels, non-string messages, coroutines
local function norm(s)
  if type(s) ~= "string" then return tostring(s) end
  return (s:gsub("\n\t%[C%]:[^\n]*", "\n\t[C] entry"))
end
local function leaf(...) return (debug.traceback(...)) end
local function mid(...) local r = leaf(...) return r end
print(norm(leaf()))
print(norm(mid("msg")))
print(norm(mid("msg", 1)))
print(norm(mid("msg", 2)))
print(norm(mid("msg", 3)))
print(norm(mid("top", 0)))
print(norm(mid("none", 100)))
print(norm(mid(nil)))
print(norm(mid(nil, 2)))
print(norm(mid(12)))
print(norm(mid("a\nb")))
print(type(debug.traceback({})), debug.traceback(true), debug.traceback(print) == print)
local t = {}
print(debug.traceback(t) == t)
print(pcall(debug.traceback, "m", "x"))
local co = coroutine.create(function() local function inner() coroutine.yield() end inner() end)
coroutine.resume(co)
print(norm(debug.traceback(co)))
print(norm(debug.traceback(co, "with msg")))
print(norm(debug.traceback(co, "lvl1", 1)))
print(debug.traceback(co, nil))
print(debug.traceback(coroutine.create(print == nil and print or function() end)))
print(debug.traceback(coroutine.create(function() end), "m"))
local dead = coroutine.create(function() error("x") end)
coroutine.resume(dead)
print(norm(debug.traceback(dead)))
print(norm(debug.traceback(dead, "dead")))
