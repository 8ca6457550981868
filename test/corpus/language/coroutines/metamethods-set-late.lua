-- dialects: 5.2 luajit
-- Metamethods that yield and are set while functions that use them run already: each operator suspends from then on.
local yield = coroutine.yield

local function run(name, f, ...)
  local thread = coroutine.create(f)
  local out = {}
  local ok, r = coroutine.resume(thread, ...)
  while coroutine.status(thread) ~= "dead" do
    out[#out + 1] = tostring(r)
    ok, r = coroutine.resume(thread, #out)
  end
  print(name, table.concat(out, " "), ok, r)
end

local mt = {}
local function object(x) return setmetatable({ x = x }, mt) end

-- In the same function, by a constant name, and from one that is called.
run("same function", function()
  local a = object(1)
  local before = a.y
  mt.__index = function(_, k)
    yield("index " .. k)
    return k
  end
  return tostring(before) .. a.z
end)

local function install() mt.__add = function(a, b) yield("add") return (type(a) == "table" and a.x or a) + (type(b) == "table" and b.x or b) end end
run("called function", function()
  local a, total = object(5), 0
  for i = 1, 3 do
    if i == 2 then install() end
    if i > 1 then total = a + total end
  end
  return total
end)

-- Down a recursion: all frames on the way are active when the metamethod comes.
run("recursion", function()
  local a = object(3)
  local function down(n)
    local kept = n * 10
    if n == 0 then
      mt.__unm = function(o) yield("unm") return o.x end
      return -a
    end
    local r = down(n - 1)
    return r + -a + kept
  end
  return down(4)
end)

-- By a loop over names, by rawset, by a built-in called in tail position.
run("loop", function()
  local a = object("o")
  for k, v in pairs({ __concat = function(p, q) yield("concat") return (type(p) == "table" and p.x or p) .. (type(q) == "table" and q.x or q) end }) do
    mt[k] = v
  end
  return a .. "1" .. a
end)
run("rawset", function()
  local a, b = object(1), object(2)
  rawset(mt, "__lt", function(p, q) yield("lt") return p.x < q.x end)
  local n = 0
  while a < b do
    n = n + 1
    a.x = a.x + 1
    if n > 5 then break end
  end
  return n
end)
run("computed name", function()
  local a, b = object(1), object(1)
  local name = "__" .. "eq"
  mt[name] = function(p, q) yield("eq") return p.x == q.x end
  return a == b and a ~= object(9)
end)

run("loops in a loop", function()
  local total = ""
  for round = 1, 2 do
    local own = {}
    local a = setmetatable({}, own)
    for k, v in pairs({ __sub = function(_, n) yield("sub") return n end }) do own[k] = v end
    total = total .. (a - round)
    for i, name in ipairs({ "mul", "pow" }) do
      own["__" .. name] = function(_, n) yield(name) return n * 10 end
      total = total .. (i == 1 and a * round or a ^ round)
    end
  end
  return total
end)

run("loops without calls", function()
  local names, fs = { "__add", "__sub", "__mul" }, {}
  for i = 1, 3 do fs[i] = function(_, n) yield(i) return n end end
  local own = {}
  local a, i, total = setmetatable({}, own), 1, 0
  while i <= 1 do own[names[i]] = fs[i] i = i + 1 end
  total = total + (a + 10)
  repeat own[names[i]] = fs[i] i = i + 1 until i > 2
  total = total + (a - 20)
  while true do own[names[i]] = fs[i] if i >= 3 then break end i = i + 1 end
  return total + a * 30
end)

-- While a caller waits in pcall, in an iterator, in a method, as an argument.
run("pcall", function()
  local a = object(1)
  local ok, n = pcall(function()
    mt.__len = function() yield("len") return 4 end
    return #a + 1
  end)
  return n * 10 + #a
end)
local kinds = { "newindex", "call" }
local function each()
  local i = 0
  return function()
    i = i + 1
    if i == 1 then
      mt.__newindex = function(t, k, v) yield("newindex " .. k) rawset(t, k, v) end
    end
    return kinds[i]
  end
end
run("iterator", function()
  local a = object(1)
  for name in each() do a[name] = #name end
  return rawget(a, "newindex") + rawget(a, "call")
end)

-- Two coroutines: one is suspended in the middle of an expression while the other sets the metamethod.
do
  local other = {}
  local b = setmetatable({ v = 2 }, other)
  local first = coroutine.wrap(function()
    local s = "a" .. yield(1) .. tostring(b.v)
    return s .. (b * 3) .. yield(2)
  end)
  local second = coroutine.wrap(function()
    other.__mul = function(o, n) yield("mul") return o.v * n end
    yield("set")
    return b * 5
  end)
  print(first(), second(), first("x"), first(), first("end"), second(), second())
end

-- Errors of metamethods, and tracebacks through frames that have changed their form.
run("error", function()
  local a = object(1)
  local function inner()
    mt.__div = function() yield("div") error("no division", 0) end
    return a / 2
  end
  local ok, message = pcall(inner)
  local _, text = pcall(function() return a / 3 end)
  return tostring(ok) .. message .. text
end)
local stuck = coroutine.create(function()
  local a = object(1)
  local function inner()
    mt.__mod = function()
      yield("mod")
      return 0
    end
    local r = a % 2
    return r
  end
  local r = inner()
  return r
end)
print(coroutine.resume(stuck))
print((debug.traceback(stuck):gsub("0x%x+", "address")))

-- Stores of every kind before a yield, and a metamethod elsewhere between two resumptions.
do
  local t, list, total = {}, {}, 0
  local thread = coroutine.wrap(function()
    for k in pairs({ 5, 6 }) do total = total + k t.last = k end
    t["with space"] = yield(1)
    function t.f() return t.last end
    list[#list + 1], list[2] = t.f(), yield(2)
    return total, list[1], list[2], t["with space"]
  end)
  print(thread())
  setmetatable({}, { __pow = function() yield() end })
  print(thread("a"))
  print(pcall(thread, "b"))
  print(pcall(thread))
end

-- After an error behind a yield: what goes on then sets a metamethod.
run("after an error", function()
  local ok, e = pcall(function() yield(1) local x = nil + 1 end)
  setmetatable({}, { __idiv = function() yield() end, __unm = function() yield() end })
  return tostring(ok) .. yield(2)
end)

-- A metamethod that calls nothing uses another one that yields.
run("operators in a metamethod", function()
  local own = { __add = function(x) return x.field end, __concat = function(x) return x.other end }
  local a = setmetatable({}, own)
  own.__index = function(_, k) yield("own index") return k end
  local function sum() return a + a end
  return sum() .. (a .. a)
end)

-- Functions that call nothing set metamethods: with a name they are given, for their own use, as __newindex.
run("set by a leaf", function()
  local own = {}
  local a = setmetatable({}, own)
  local function set(k, f) own[k] = f end
  set("__add", function() return yield("leaf add") end)
  local first = a + a
  local function leaf()
    own.__sub = function() return yield("leaf sub") end
    local r = a - a
    return r
  end
  local proxy = setmetatable({}, { __newindex = function(_, k, v) own["__" .. k] = v end })
  local second = leaf()
  proxy.mul = function() return yield("leaf mul") end
  return first, second, a * a
end)
