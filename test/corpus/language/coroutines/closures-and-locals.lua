-- Locals, upvalues, loops and varargs survive yields.
local up = 0
local co = coroutine.wrap(function(...)
  local a, b = 1, { 2 }
  for i = 1, 2 do
    local x = i * 10
    local f = function() x = x + 1 up = up + 1 return x end
    coroutine.yield("numeric", i, f(), a)
    a = a + 1
    for k, v in ipairs { "p", "q" } do coroutine.yield("generic", k, v, f()) end
  end
  local n = 0
  while n < 2 do n = n + 1 local m = coroutine.yield("while", n) if m == "break" then break end end
  repeat local z = coroutine.yield("repeat", n) n = n - 1 until z == "stop" or n < 0
  coroutine.yield("varargs", select("#", ...), ...)
  local t = { coroutine.yield("t1"), x = coroutine.yield("t2"), coroutine.yield("t3") }
  coroutine.yield("table", t[1], t.x, t[2], t[3])
  t[coroutine.yield("key")], t.y = coroutine.yield("value"), 5
  coroutine.yield("assigned", t.K, t.y)
  local r = coroutine.yield("left") .. coroutine.yield("middle") .. coroutine.yield("right")
  coroutine.yield(r, coroutine.yield("and") and coroutine.yield("or") or "default")
  if coroutine.yield("cond") then coroutine.yield("then") else coroutine.yield("else") end
  b[1] = b[1] + coroutine.yield("compound", b[1])
  return (coroutine.yield("paren", b[1])), coroutine.yield("tail")
end)
print(co("v1", nil, "v3"))
local feed = { "K", "V", "x", "y", "z", "stop", "break", 1, 2, 3 }
for i = 1, 24 do print(co(feed[(i - 1) % #feed + 1], "extra")) end
print(up)
