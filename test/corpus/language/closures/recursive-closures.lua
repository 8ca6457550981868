-- Closures that refer to themselves and each other, forward declarations, local function vs local f = function.
local function fact(n) if n <= 1 then return 1 end return n * fact(n - 1) end
local saved = fact
fact = function() return 100 end
print(saved(5), fact(5))
local function self() return self end
local s = self
self = nil
print(s(), pcall(s))
local g = function() return g end
print(g())
local h
h = function(n) if n == 0 then return "zero" end return h(n - 1) end
print(h(3))
local isodd
local function iseven(n) if n == 0 then return true end return isodd(n - 1) end
function isodd(n) if n == 0 then return false end return iseven(n - 1) end
print(iseven(100), isodd(7), iseven(7))
local t = {}
function t.a(n) return n == 0 and "a" or t.b(n - 1) end
function t.b(n) return n == 0 and "b" or t.a(n - 1) end
print(t.a(10), t.a(11))
local fs = {}
for i = 1, 4 do
  fs[i] = function(n) if n <= 0 then return "f" .. i end local nextf = fs[i % 4 + 1] return nextf(n - i) end
end
print(fs[1](10), fs[2](0), fs[4](25))
local function count(n)
  local function inner(k) if k > n then return {} end local r = inner(k + 1) table.insert(r, 1, k) return r end
  return table.concat(inner(1), ",")
end
print(count(5), count(0) == "")
local memo = {}
local function fib(n)
  local v = memo[n]
  if v then return v end
  v = n < 2 and n or fib(n - 1) + fib(n - 2)
  memo[n] = v
  return v
end
print(fib(80))
local function tree(d) if d == 0 then return "." end return { tree(d - 1), tree(d - 1) } end
local function leaves(x) if type(x) ~= "table" then return 1 end return leaves(x[1]) + leaves(x[2]) end
print(leaves(tree(8)))
local walk
walk = function(x, path, out)
  for k, v in ipairs(x) do
    if type(v) == "table" then walk(v, path .. k, out) else out[#out + 1] = path .. k .. v end
  end
  return out
end
print(table.concat(walk({ "a", { "b", { "c" } }, "d" }, "", {}), " "))
do local x = 1 local function f() x = x + 1 if x < 5 then return f() end return x end print(f(), x) end
