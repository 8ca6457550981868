-- ... in every position.
local function show(...) print(select("#", ...), ...) end
show() show(nil) show(nil, nil) show(1, nil) show(1, 2, 3)
local function pass(...) show(...) show(..., "last") show("first", ...) show((...)) show(..., ...) end
pass() pass(1) pass(1, 2, 3) pass(nil, nil)
local function pack(...) return { n = select("#", ...), ... } end
local p = pack(1, nil, 3, nil)
print(p.n, p[1], p[2], p[3], p[4])
local function t(...) return #{ ... }, #{ ..., 1 }, #{ 1, ... }, #{ (...) } end
print(t()) print(t(5, 6, 7))
local function assign(...) local a, b, c = ... local d, e = 0, ... local f, g = (...) return a, b, c, d, e, f, g end
print(assign(1, 2)) print(assign()) print(assign(1, 2, 3, 4))
local function named(a, b, ...) return a, b, select("#", ...), ... end
print(named()) print(named(1)) print(named(1, 2)) print(named(1, 2, 3)) print(named(1, 2, nil, nil))
local function ops(...) return ... and 1, ... == 1, (...) .. "", -... , #{ ... } + ... end
print(ops(5, 6))
local function cond(...) if ... then return "true" else return "false" end end
print(cond(), cond(nil, 1), cond(1), cond(false))
local function loop(...)
  local s = 0
  for _, v in ipairs { ... } do s = s + v end
  for i = 1, select("#", ...) do s = s + (select(i, ...)) end
  return s
end
print(loop(1, 2, 3))
local function nested(...)
  local args = { ... }
  return function(...) return #args, select("#", ...), args[1], ... end
end
print(nested(1, 2, 3)(4, 5))
local function modify(a, ...) a = a + 1 local x = ... x = x and x * 2 return a, x, ... end
print(modify(1, 2, 3))
print((function(...) return ... end)(1, 2, 3), (function(...) return ... end)(1, 2, 3))
print(((function(...) return ... end)(1, 2, 3)))
local load = loadstring or load
print(load("return ...")(1, 2)) print(load("local a, b = ... return b, a, select('#', ...)")(1, 2, 3))
for _, s in ipairs { "function f() return ... end", "function f(..., a) end", "function f(...,) end", "function f(a ...) end", "return function() return ... end", "local x = function(a, ...) return function() return ... end end", "for i = 1, ... do end", "f(..., ...)" } do
  local chunk, message = load(s, "=vararg") print(s, chunk and "ok" or message)
end
