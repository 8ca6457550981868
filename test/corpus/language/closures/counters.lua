-- Counters, shared upvalues and independent copies.
local function counter(n)
  n = n or 0
  return { inc = function(d) n = n + (d or 1) return n end, get = function() return n end, reset = function() n = 0 end }
end
local a, b = counter(), counter(10)
a.inc() a.inc(5) b.inc()
print(a.get(), b.get()) a.reset() print(a.get(), b.get())
local function pair() local x = 0 return function() x = x + 1 return x end, function() x = x * 2 return x end end
local inc, double = pair()
print(inc(), double(), inc(), double(), inc()) 
local inc2 = pair() print(inc2(), inc())
local x = 1
local function get() return x end
local function set(v) x = v end
set(5) print(x, get()) x = 7 print(get())
local fs = {}
for i = 1, 3 do
  local shared = 0
  fs[i] = { function() shared = shared + i return shared end, function() return shared end }
end
fs[1][1]() fs[1][1]() fs[2][1]() print(fs[1][2](), fs[2][2](), fs[3][2]())
local function accumulate(...)
  local sum, n = 0, 0
  local function add(v) sum, n = sum + v, n + 1 return add end
  for _, v in ipairs { ... } do add(v) end
  return add, function() return sum, n end
end
local add, stats = accumulate(1, 2, 3) add(4)(5)
print(stats())
local function param(p) return function() p = p .. "!" return p end end
local p1, p2 = param("a"), param("b")
p1() print(p1(), p2())
local function var(...) local args = { ... } return function(i) return args[i] end end
print(var("x", "y")(2))
local late
local function uselate() return late end
late = "assigned later" print(uselate())
do local hidden = "hidden" function reveal() local old = hidden hidden = hidden .. "+" return old end end
print(reveal(), reveal(), hidden)
