-- dialects: 5.1 5.2 luajit
-- Yields in the middle of every kind of statement, with values before and after them that must be kept.
local yield = coroutine.yield
local function give(...) return yield(...) end

local function run(name, f, ...)
  local thread = coroutine.create(f)
  local out = {}
  local results = { coroutine.resume(thread, ...) }
  while coroutine.status(thread) ~= "dead" and #out < 200 do
    out[#out + 1] = tostring(results[2])
    results = { coroutine.resume(thread, #out, "more") }
  end
  for i = 1, #results do results[i] = tostring(results[i]) end
  print(name, table.concat(out, " "), table.concat(results, " "))
end

run("operands", function(a)
  local b = 2
  return a + yield("a") * b - (yield("b") - give("c")), "x" .. yield("d") .. b .. yield("e"), -yield("f"), not yield("g"), #tostring(yield("h"))
end, 1)
run("order", function()
  local t = { n = 1 }
  local function change(v) t.n = v return give(v) end
  return t.n + change(10), t.n + change(20) * t.n, t.n
end)
run("captured", function()
  local n = 1
  local function bump() n = n + 1 return give(n) end
  local r = n + bump()
  return r, n .. bump() .. n
end)
run("logic", function(v)
  local a = v and yield("and") and nil or yield("or") or "never"
  local b = (yield("first") == 3 or yield("skipped")) and "b" or yield("no")
  if not (yield("x") and false) and (yield("y") or true) then a = a .. "!" end
  return a, b
end, true)
run("conditions", function()
  local n = 0
  while give("while") < 3 do n = n + 1 end
  repeat local last = give("repeat") n = n + 10 until last >= 5
  if yield("if") == 0 then n = 0
  elseif yield("elseif") == 0 then n = -1
  elseif n == 0 or yield("elseif 2") > 7 then n = n + 100
  else n = yield("else") end
  if n > 1000 then yield("not here") elseif n > 10 then n = n + yield("here") else yield("nor here") end
  return n
end)
run("numeric for", function()
  local s = ""
  for i = yield("start"), yield("limit") + 3, yield("step") - 2 do
    s = s .. i
    for j = 3, 1, -1 do
      if j == 2 then s = s .. "," .. yield("inner " .. i .. j) end
    end
    if i > 3 then break end
  end
  return s
end)
run("generic for", function()
  local s = ""
  for k, v in pairs({ 10, 20, 30 }) do s = s .. k .. "=" .. v .. yield("pairs") end
  for k, v in ipairs({ give("in list"), yield("in list") }) do s = s .. k .. ":" .. v .. yield("ipairs") end
  for w, x in string.gmatch("a1b2", "(%a)(%d)") do s = s .. w .. yield("gmatch") .. x end
  for k, v, w in (function(f) return f, 3, 0 end)(function(limit, n) if n < limit then return n + 1, "v", "w" end end) do s = s .. k .. v .. w .. give("own") end
  return s
end)
run("closures in loops", function()
  local fs = {}
  for i = 1, 3 do
    local j = i * 10
    fs[i] = function() j = j + 1 return i + j end
    if i == 2 then j = j + yield("change") end
  end
  local s = ""
  for i = 1, 3 do s = s .. fs[i]() .. " " .. yield(fs[i]()) .. " " end
  return s
end)
run("tables", function()
  local i = 0
  local function nextOne() i = i + 1 return yield("item " .. i) end
  local t = { nextOne(), nextOne(), x = nextOne(), [nextOne()] = nextOne(), "plain", nextOne() }
  local u = { a = nextOne(), b = i, c = nextOne() }
  local v = { nextOne(), yield("many") }
  return #t, t.x, t[1], t[2], t[3], t[4], u.a, u.b, u.c, #v, v[3]
end)
run("assignments", function()
  local t, i = {}, 1
  t[i], t[i + 1], i = yield("p"), yield("q"), 5
  t.a, t.b = give("r")
  t[give("s")] = yield("t")
  local x, y, z = yield("u"), give("v")
  x, y = y, x
  t[1], t[2] = t[2], t[1]
  return t[1], t[2], i, t.a, t.b, x, y, z, next({ [t[5]] = 1 })
end)
run("varargs", function(...)
  local function pass(...) return select("#", ...), yield("in pass"), ... end
  local a, b, c, d = pass(...)
  return a, b, c, d, select("#", give("n"), ...), (select(2, give("m"), ...)), pass(yield("last"))
end, 7, nil, 9)
run("methods", function()
  local class = {}
  class.__index = class
  function class:add(n, m) self.n = self.n + n + (m or 0) return self end
  function class:get() return yield(self.n) end
  local o = setmetatable({ n = 1 }, class)
  local p = o:add(yield("arg")):add(o:get(), give("second")):add(1)
  return p.n, o:add(o:get()):get()
end)
run("tail calls", function()
  local function loop(n) if n == 0 then return yield("end"), "two" end if n % 250 == 0 then yield(n) end return loop(n - 1) end
  local function other(n) return (loop(n)) end
  return loop(500), other(250), loop(3)
end)
run("recursion", function()
  local function walk(t, depth)
    if type(t) == "table" then
      local sum = 0
      for i = 1, #t do sum = sum * 2 + walk(t[i], depth + 1) end
      return sum + depth
    end
    return t + yield(depth .. ":" .. t)
  end
  return walk({ 1, { 2, { 3, 4 }, {} }, 5, { { { 6 } } } }, 0)
end)
run("nested functions", function(a)
  local b = yield("b")
  local function f(c)
    local d = yield("d")
    local function g(e) b = b + 1 return a + b + c + d + e + yield("g") end
    return g(yield("e")) + g(d)
  end
  return f(yield("c")), b
end, 100)
run("errors", function()
  local function fails(n) yield("before") if n > 0 then error({ n + yield("in error") }) end local x = nil return x.y end
  local a, e = pcall(coroutine.wrap(function() error("inner") end))
  local f = coroutine.wrap(function() fails(1) end)
  f() f(1)
  local ok, v = pcall(f, 5)
  return a, e, ok, type(v) == "table" and v[1] or v, yield("after")
end)
