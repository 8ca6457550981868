-- Coroutines created and resumed inside gsub, sort, pcall, metamethods and iterators.
local function counter()
  return coroutine.wrap(function() local n = 0 while true do n = n + 1 coroutine.yield(n) end end)
end
print((("a-b-c"):gsub("%a", counter())))
local c = counter() local t = setmetatable({}, { __index = function() return c() end }) print(t.x, t.y, t.x)
local s = { 3, 1, 2 }
table.sort(s, function(a, b) return coroutine.wrap(function() coroutine.yield(a < b) end)() end)
print(table.concat(s, ","))
print(pcall(function()
  return coroutine.wrap(function() return coroutine.wrap(function() return "two deep" end)() end)()
end))
for w in ("x y z"):gmatch("%a") do io.write(coroutine.wrap(function(v) coroutine.yield(v .. v) end)(w), " ") end print()
local add = setmetatable({}, { __add = function(_, n)
  return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end)
end })
for i in add + 3 do io.write(i, " ") end
print()
print(tostring(setmetatable({}, { __tostring = function()
  return coroutine.wrap(function() coroutine.yield("from coroutine") end)()
end })))
local results = {}
for i = 1, 3 do
  local co = coroutine.create(function(x)
    local ok, e = pcall(function() if x == 2 then error("odd one", 0) end return coroutine.yield == nil end)
    return ok, e
  end)
  results[i] = tostring(select(2, coroutine.resume(co, i)))
end
print(table.concat(results, " "))
local f = (loadstring or load)("local co = coroutine.wrap(function(...) return select('#', ...), coroutine.yield(...) end) return co(...)")
print(f(1, nil, 3))
