-- wrapped coroutines as iterators, errors passing through, varying arity, garbage left behind
local function each(t)
  return coroutine.wrap(function() for i, v in ipairs(t) do coroutine.yield(v, i) end end)
end
for v, i in each{"a", "b"} do io.write(v, i, " ") end
print()
local function chars(s)
  return coroutine.wrap(function() for c in s:gmatch(".") do coroutine.yield(c) end end)
end
for c in chars("xyz") do io.write("<", c, ">") end
print()
local function zip(a, b)
  return coroutine.wrap(function()
    while true do local x, y = a(), b() if x == nil or y == nil then return end coroutine.yield(x, y) end
  end)
end
for x, y in zip(chars("abc"), chars("12345")) do io.write(x, y, " ") end
print()
print(pcall(function()
  for v in coroutine.wrap(function() coroutine.yield(1) error("mid iteration") end) do io.write(v, " ") end
end))
print(pcall(function()
  for v in coroutine.wrap(function() coroutine.yield(1) error({code = 5}) end) do end
end) == false)
local w = coroutine.wrap(function(...)
  local n = select("#", ...)
  while true do n = select("#", coroutine.yield(n)) end
end)
print(w(), w(), w(1), w(nil, nil), w(1, 2, 3))
local co
co = coroutine.create(function() print(coroutine.status(co)) coroutine.yield() end)
coroutine.resume(co)
print(coroutine.status(co))
coroutine.resume(co)
print(coroutine.status(co))
local t = {}
for i = 1, 50 do t[i] = coroutine.create(function(a) local b = coroutine.yield(a + i) return a + b end) end
local s = 0
for i = 1, 50 do local _, v = coroutine.resume(t[i], 1) s = s + v end
for i = 50, 1, -1 do local _, v = coroutine.resume(t[i], 2) s = s + v end
print(s)
print(select(2, coroutine.resume(coroutine.create(function()
  return coroutine.resume(coroutine.create(function() return coroutine.yield("deep") end))
end))))
print(coroutine.resume(coroutine.create(string.upper == nil and print or function(...)
  return string.upper(...)
end), "abc"))
print(coroutine.wrap(function() return pcall(coroutine.wrap(function() error("e1", 0) end)) end)())
