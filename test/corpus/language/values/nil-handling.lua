-- nil in every place: arguments, results, tables, comparisons, defaults.
local n
print(n, nil, type(n), n == nil, not n, n or "default", n and "never")
local t = { nil, nil, 3, nil, n = nil, x = 1 }
print(t[1], t[3], t.n, t.x, t.y, t[100], next({ nil }))
t.x = nil
print(t.x, next({ x = nil }), rawget(t, "x"))
local function f(a, b, ...) return b, a, select("#", ...), ... end
print(f()) print(f(nil)) print(f(nil, nil, nil)) print(f(1, nil, nil, 2))
print((nil), (f()), #{ nil }, #{ f() } >= 0)
local a, b, c = nil, 2 print(a, b, c)
a, b = b print(a, b)
print(pcall(function() return nil > 1 end))
print(pcall(function() return nil .. "" end))
print(pcall(function() return nil + 1 end))
print(pcall(function() return #nil end))
print(pcall(function() return -nil end))
print(pcall(function() nil_global() end))
print(pcall(function() t[nil] = 1 end))
print(t[nil], rawget(t, nil), rawequal(nil, nil), rawequal(nil, false), tostring(nil), type(nil))
for i, v in ipairs { 1, nil, 3 } do io.write(i, " ") end print()
print(select("#", nil), select("#", nil, nil), select(2, nil, nil, 3))
print(pcall(ipairs, nil))
print(string.format("%s", tostring(nil)))
