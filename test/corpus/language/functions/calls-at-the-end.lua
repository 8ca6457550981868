-- Lists that end in a call which gives none, one or several values: arguments, constructors, results, tail calls.
local unpack = unpack or table.unpack

local function give(n, ...)
  local t = { ... }
  return unpack(t, 1, n)
end
local givers = {
  none = function() end,
  one = function(x) return x end,
  none_or_nil = function() return nil end,
  two = function(x) return x, "second" end,
  trailing = function(x) return x, nil, nil end,
  tail = function(x) return give(1, x) end,
  tail_three = function(x) return give(3, x, nil, "third") end,
}
local names = { "none", "one", "none_or_nil", "two", "trailing", "tail", "tail_three" }

local function show(...)
  local out = { select("#", ...) }
  for i = 1, select("#", ...) do out[#out + 1] = tostring((select(i, ...))) end
  return table.concat(out, " ")
end

local object = { show = function(self, ...) return tostring(self ~= nil), show(...) end }
local callable = setmetatable({}, { __call = function(_, ...) return "called " .. show(...) end })

local function returned(g, x) return "first", g(x) end
local function only(g, x) return g(x) end
local function tail_call(g, x) return show("first", g(x)) end
local function tail_method(g, x) return object:show(x, g(x)) end
local function nested(g, x) return show(give(2, give(2, g(x)), g(x))) end

for _, name in ipairs(names) do
  local g = givers[name]
  print(name, show(g(1)))
  print("  with more", show("a", g(2)))
  print("  in the middle", show(g(3), "b"))
  print("  in parentheses", show("a", (g(4))))
  print("  method", object:show(g(5)))
  print("  __call", callable("a", g(6)))
  print("  returned", show(returned(g, 7)), show(only(g, 7)))
  print("  tail calls", tail_call(g, 8), tail_method(g, 8))
  print("  nested", nested(g, 9))
  local list = { "a", g(10) }
  print("  constructor", list[1], list[2], list[3], list[4], #{ g(1), 5 })
  local alone = { g(11) }
  print("  alone", alone[1], alone[2], alone[3])
  print("  built-ins", pcall(math.max, 1, 2, tonumber((g(12))) or 0), string.format("%s", tostring((g(13)))), select("#", g(14)))
end

-- A function that gives one value, known as such.
local function double(x) return 2 * x end
local function pair(d)
  if d == 0 then return {} end
  return { pair(d - 1), pair(d - 1) }
end
local function count(t)
  local n = 1
  for i = 1, #t do n = n + count(t[i]) end
  return n
end
print(double(double(double(1))), count(pair(4)), #pair(1), show(double(1), double(2)))

-- What is evaluated first, and what a variable holds then.
local log = {}
local function note(x)
  log[#log + 1] = tostring(x)
  return x
end
local value = "before"
local function change()
  value = "after"
  return note("changed"), "second"
end
show(note(1), note(2), change())
print(table.concat(log, " "), value)
local t = { x = 1 }
local function set() t.x = 2 return 3 end
print(show(t.x, set()), t.x)

-- Errors: in the call at the end, in what it is an argument of, and where nothing can be called.
local function fails() error("inner", 0) end
print(pcall(function() return show("a", fails()) end))
print(pcall(function() local r = show("a", fails()) return r end))
print(pcall(function() local r = { "a", fails() } return r end))
print(pcall(function() return "a", fails() end))
print(pcall(function() return (fails(show("b"))) end))
log = {}
local missing
print(pcall(function() missing(note("argument")) end))
print(pcall(function() missing("a", note("another"), givers.two(note("last"))) end))
print(pcall(function() t:missing(givers.one(note("method"))) end))
print(table.concat(log, " "))

-- The same inside a coroutine, with a yield in the call at the end.
local function yields(...)
  return coroutine.yield(...)
end
local co = coroutine.wrap(function()
  local list = { "a", yields("list") }
  print("resumed", show("b", yields("arguments")), list[1], list[2], list[3])
  print(object:show("c", yields("method")))
  return "end", yields("results")
end)
print(co())
print(co())
print(co("x", "y"))
print(co("z", nil))
print(co("last", "two"))
