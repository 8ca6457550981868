-- Tail calls in every position run in constant space.
local N = 300000
local function count(n) if n == 0 then return "done" end return count(n - 1) end
print(count(N))
local odd
local function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(N), even(N + 1))
local callable = setmetatable({}, { __call = function(self, n) if n == 0 then return self end return self(n - 1) end })
print(callable(N) == callable)
local o = {}
function o:step(n, ...) if n == 0 then return ... end return self:step(n - 1, ...) end
print(o:step(N, 1, nil, 3))
local function va(n, ...) if n == 0 then return select("#", ...), ... end return va(n - 1, ...) end
print(va(N, nil, nil))
local function grow(n, ...) if select("#", ...) == 50 then return select("#", ...) end return grow(n, n, ...) end
print(grow(1))
local function branches(n) if n % 2 == 0 then if n == 0 then return "even end" end return branches(n - 1) else do return branches(n - 1) end end end
print(branches(N))
local function loops(n) for i = 1, 3 do while true do repeat if n == 0 then return i end return loops(n - 1) until true end end end
print(loops(N))
local state = {}
for i = 1, 5 do state[i] = function(n) if n == 0 then return "state " .. i end return state[i % 5 + 1](n - 1) end end
print(state[1](N))
local co = coroutine.wrap(function()
  print(count(N), even(N), callable(N) == callable, (o:step(N, "x")))
  local function yields(n) if n % 100000 == 0 then coroutine.yield(n) end if n == 0 then return "co done" end return yields(n - 1) end
  return yields(N)
end)
print(co(), co(), co(), co(), co())
print(pcall(count, N))
print(select(2, pcall(function() return count(N) end)))
local function err(n) if n == 0 then error("at the end", 0) end return err(n - 1) end
print(pcall(err, N))
local function through(n) if n == 0 then return "pcall end" end return select(2, pcall(count, 10)), through(n - 1) end
print(#{ through(100) })
local function cps(n, k) if n == 0 then return k(0) end return cps(n - 1, function(v) return k(v + 1) end) end
print(cps(10000, function(v) return v end))
local t = setmetatable({}, { __index = function(s, k) return count(k) end })
print(t[N])
local function gen(n) return function() if n == 0 then return nil end n = n - 1 return n end end
local sum = 0 for v in gen(1000) do sum = sum + count(v):len() end print(sum)
table.sort({ 3, 1, 2 }, function(a, b) count(1000) return a < b end)
print((("abc"):gsub("%w", function(c) return count(1000) and c:upper() end)))
local mutual = {}
function mutual.a(n, x, y) if n == 0 then return x, y end return mutual.b(n - 1, y, x) end
function mutual.b(n, ...) if n == 0 then return ... end return mutual.a(n - 1, ...) end
print(mutual.a(N + 1, "x", "y"))
print((function(...) return select("#", ...) end)((function() return count(5), count(6) end)()))
