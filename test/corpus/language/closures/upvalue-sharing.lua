-- Variables mutated after capture, and seen by all closures of one scope.
local x = 1
local f = function() return x end
x = 2 print(f()) x = nil print(f()) x = "s" print(f())
local function swap() local a, b = 1, 2 local function get() return a, b end a, b = b, a return get end
print(swap()())
local function block()
  local r = {}
  do local v = 1 r[1] = function() v = v + 1 return v end r[2] = function() return v end v = 10 end
  do local v = 100 r[3] = function() return v end end
  return r
end
local r = block() print(r[1](), r[2](), r[3]())
local function argument(a) local g = function() return a end a = a * 2 return g, function(v) a = v end end
local get, set = argument(21) print(get()) set("new") print(get())
local function selfref()
  local s = {}
  function s.a() return s.b() end
  function s.b() return "b" end
  local old = s
  s = { b = function() return "new b" end }
  return old
end
print(selfref().a())
local t = setmetatable({}, { __index = function(_, k) x = k return f() end })
print(t.one, t.two, x)
local function gen()
  local n = 0
  return coroutine.wrap(function()
    while true do n = n + 1 coroutine.yield(n) end
  end), function() return n end, function(v) n = v end
end
local next_, peek, put = gen() next_() next_() print(peek()) put(10) print(next_(), peek())
local function recursive(n)
  local v = n
  local g = function() v = v + 1 return v end
  if n > 0 then local inner = recursive(n - 1) return function() return g() + inner() end end
  return g
end
local rr = recursive(3) print(rr(), rr())
local a1, a2
do
  local shared = {}
  a1 = function(v) shared[#shared + 1] = v end
  a2 = function() return table.concat(shared, ",") end
end
a1("p") a1("q") print(a2())
local once = (function()
  local done = false
  return function() if done then return "again" end done = true return "first" end
end)()
print(once(), once())
local y = 1 local function gy() return y end local y = 2 local function gy2() return y end y = 3 print(gy(), gy2())
pcall(function() x = "changed before error" error("e") end) print(f())
local ok, e = pcall(function() local z = 5 local h = function() z = z + 1 return z end h() error(h) end)
print(type(e), e())
