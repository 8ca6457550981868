-- The error of a call in tail position that cannot be made: the function that makes it is still there.
local function show(f, ...)
  print(select(2, xpcall(f, ...)))
end
local function handler(m) return debug.traceback(m, 1) end
local function level2(m) return debug.traceback("t", 2) end
local t = {}
show(function() return nothing() end, handler)
show(function() return nothing() end, level2)
show(function() return ("x"):bad() end, handler)
show(function() return t.field() end, level2)
show(function() local x = nothing() return x end, handler)
local function inner() return nothing(1) end
show(function() return inner() end, handler)
show(function() local x = inner() return x end, handler)
-- The same after many tail calls.
local function go(n)
  if n == 0 then return nothing(n) end
  return go(n - 1)
end
show(function() go(1000) end, function(m) return (debug.traceback(m, 2):gsub("\n%s*%(tail call%): %?", "")) end)
local co = coroutine.create(function()
  show(function() return nothing() end, handler)
  show(function() return ("x"):bad() end, level2)
  return nothing()
end)
print(coroutine.resume(co))
for i = 1, 300 do
  local m
  xpcall(function() return t.field() end, function(e)
    local info = debug.getinfo(2, "Sl")
    m = info.what .. info.currentline
  end)
  if m ~= "Lua" .. 30 then print(i, m) break end
end
