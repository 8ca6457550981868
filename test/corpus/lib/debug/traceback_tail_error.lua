-- A tail call of what cannot be called fails in the function that makes it.
print(select(2, xpcall(function() return nothing() end, debug.traceback)))
print(select(2, xpcall(function() local t = {} return t:x() end, debug.traceback)))
local function g() return nothing() end
print(select(2, xpcall(function() return g() end, debug.traceback)))
print(select(2, xpcall(function() return nothing() end, function(m)
  local i = debug.getinfo(2, "Sl")
  return m .. " " .. i.what .. " " .. i.currentline
end)))
local co = coroutine.create(function() return nothing() end)
print(coroutine.resume(co))
-- LuaJIT has lost the line there.
print((debug.traceback(co):gsub("lua: in", "lua:10: in")))
