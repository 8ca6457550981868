-- Varargs handed through many layers: wrappers, coroutines, pcall, tables, metamethods.
local function n(...) return select("#", ...) end
local unpack = unpack or table.unpack
local function wrap(f) return function(...) return f(...) end end
local function layers(f, k) for _ = 1, k do f = wrap(f) end return f end
print(layers(n, 20)(nil, nil, nil), layers(function(...) return ... end, 20)(1, nil, 3))
print(n(pcall(n, nil, nil)), n(pcall(function(...) return ... end, nil, nil)))
print(coroutine.wrap(function(...) return n(coroutine.yield(n(...))) end)(nil, nil))
local co = coroutine.wrap(function(...) local got = n(...) while true do got = n(coroutine.yield(got)) end end)
print(co(), co(nil), co(nil, nil), co(1, nil, nil))
local mt = setmetatable({}, { __call = function(self, ...) return n(...), ... end, __index = function(t, k)
  return function(self, ...) return k, n(...) end
end })
print(mt(nil, 2))
print(mt:m(nil, nil))
local function pack2(...) return { n = n(...), ... } end
local function unpack2(t) return unpack(t, 1, t.n) end
print(n(unpack2(pack2(nil, nil, nil))))
print(unpack2(pack2(1, nil, 3, nil)))
local function bind(f, ...)
  local a = pack2(...)
  return function(...)
    local b = pack2(...)
    local all = { n = a.n + b.n }
    for i = 1, a.n do all[i] = a[i] end
    for i = 1, b.n do all[a.n + i] = b[i] end
    return f(unpack2(all))
  end
end
print(bind(n, nil)(nil), bind(n)(), bind(bind(n, 1, nil), nil)(nil))
local function first(...) return (...) end
local function rest(_, ...) return ... end
print(first(1, 2), rest(1, 2, 3))
print(n(rest()), n(rest(1)), n(first()), n((rest(1))))
local function rev(...)
  if n(...) <= 1 then return ... end
  local function app(v, ...) local t = pack2(...) t[t.n + 1] = v t.n = t.n + 1 return unpack2(t) end
  return app(first(...), rev(rest(...)))
end
print(rev(1, nil, 3, 4))
local function each(f, ...) for i = 1, n(...) do f(i, (select(i, ...))) end end
each(function(i, v) io.write(i, "=", tostring(v), " ") end, "a", nil, "c")
print()
print((function(...) local a, b, c = ..., "x" return a, b, c end)(1, 2, 3))
print((function(...) return n(..., ...), n((...), ...), n({ ... }, ...) end)(1, nil))
local function default(...) if n(...) == 0 then return "none given" end return ... == nil and "nil given" or ... end
print(default(), default(nil), default(1, 2))
