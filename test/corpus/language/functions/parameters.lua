-- Parameters: missing, extra, assigned, shadowed, captured, defaults, by reference.
local function f(a, b, c) return a, b, c end
print(f())
print(f(1))
print(f(1, 2, 3, 4, 5))
print(f(nil, nil, 3))
local function g(a) a = a or "default" return a end
print(g(), g(1), g(false), g(nil))
local function h(a, a2) local a = a .. "!" a2 = a return a, a2 end
print(h("x", "y"))
local function cap(p) local get = function() return p end p = p + 1 return get() end
print(cap(1))
local function ref(t) t.x = 1 t = { x = 2 } return t.x end
local t = {}
print(ref(t), t.x)
local n = 5
local function val(n) n = n + 1 return n end
print(val(n), n)
local function opts(o)
  o = o or {}
  local size, name = o.size or 10, o.name == nil and "none" or o.name
  return size, name
end
print(opts())
print(opts { size = 5 })
print(opts { name = false })
local function va(first, ...) first = first or "none" return first, select("#", ...) end
print(va())
print(va(nil, nil))
print(va(1, 2, 3))
local function apply(f, ...) return f(...) end
print(apply(f, 1, 2))
print(apply(print))
print(apply(math.max, 3, 9, 4))
print(apply(function(...) return select("#", ...) end, nil, nil))
local obj = { n = 10 }
function obj:add(x, y) self.n = self.n + (x or 1) + (y or 0) return self.n end
print(obj:add(), obj:add(5), obj:add(1, 1), obj.add({ n = 0 }, 7), obj.add(obj))
local function swap(a, b) return b, a end
print(swap(swap(1, 2)))
print((swap(1, 2)))
local function nested(a) return function(b) return function(c) return a .. b .. c end end end
print(nested "1" "2" "3")
local function many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) return p, a, h end
print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17))
local function unused(_, _, x) return x end
print(unused(1, 2, 3))
local function evalorder() local s = "" local function e(x) s = s .. x return x end f(e "a", e "b", e "c") return s end
print(evalorder())
