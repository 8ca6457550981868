-- Yields inside every statement kind, resumed with different values.
local function count(...) return select("#", ...), { ... } end
local function drive(f, ...)
  local co, out = coroutine.create(f), {}
  local feed, i = { ... }, 0
  while true do
    i = i + 1
    local n, r = count(coroutine.resume(co, feed[i]))
    for k = 1, n do r[k] = tostring(r[k]) end
    out[#out + 1] = table.concat(r, ",")
    if coroutine.status(co) == "dead" or i > 20 then break end
  end
  print(table.concat(out, " | "))
end
local y = coroutine.yield
drive(function() for i = y("from"), y("to"), y("step") do y(i) end return "end" end, nil, 1, 5, 2)
drive(function()
  local n = 0
  while y("cond" .. n) do n = n + 1 if y("body") == "break" then break end end
  return n
end, nil, true, 1, true, "break")
drive(function() repeat local x = y("in repeat") until y(x) == "stop" return "done" end, nil, 1, "go", 2, "stop")
drive(function() for k, v in ipairs { y("a"), y("b") } do y(k .. tostring(v)) end end, nil, "x", "y")
drive(function()
  if y("if") then return "then" elseif y("elseif") then return "elseif" else return y("else") end
end, nil, false, true)
drive(function() local t = { [y("k")] = y("v"), y("item") } return t.key, t[1] end, nil, "key", "value", "first")
drive(function() local a, b, c = y(1), (y(2)), y(3) return a, b, c end, nil, "A", "B", "C")
drive(function()
  return y("x") .. y("y") .. y("z"), -y("n"), not y("b"), #y("s")
end, nil, "p", "q", "r", 5, false, "abc")
drive(function() return y(1) + y(2) * y(3) ^ y(4), y(5) < y(6), y(7) == y(8) end, nil, 1, 2, 3, 2, 1, 2, "e", "e")
drive(function() return (y("f"))(y("arg")), ("m"):rep(y("count")) end, nil, tostring, 42, 3)
drive(function() return y("and") and y("second"), y("or") or y("third") end, nil, nil, false, "T")
drive(function()
  local t = {}
  t[y("k")], t.b = y("v1"), y("v2")
  t.a.x = y("deep")
  return t.a.x, t.b
end, nil, "a", {}, "B", "D")
drive(function() return select("#", y("varargs")), pcall(error, y("message"), 0) end, nil, "one", "msg")
drive(function(...) local function inner(...) return y(...), ... end return inner(...) end, "arg", "resumed")
drive(function() error(y("error value"), 0) end, nil, "thrown")
