-- getfenv/setfenv: levels, functions, errors
-- dialects: 5.1 luajit
print(getfenv() == _G, getfenv(0) == _G, getfenv(1) == _G, getfenv(print) == _G)
local function f() return x end
x = "global" print(f()) setfenv(f, {x = "env"}) print(f(), getfenv(f).x)
print(setfenv(f, _G) == f, f())
local function g() setfenv(1, {y = "inner"}) return y end print(g(), y)
local function caller() local z = setfenv(2, setmetatable({lvl = "two"}, {__index = _G})) return type(z) end
local function callee() local r = caller() return lvl, r end print(callee()) print(lvl)
print(pcall(setfenv))
print(pcall(setfenv, 1))
print(pcall(setfenv, 1, 1))
print(pcall(setfenv, print, {}))
print(pcall(setfenv, {}, {}))
print(pcall(setfenv, "x", {}))
print(pcall(setfenv, -1, {}))
print(pcall(setfenv, 100, {}))
print(pcall(getfenv, 100))
print(pcall(getfenv, -1))
print(pcall(getfenv, {}))
print(pcall(getfenv, "x"))
print(pcall(function() setfenv(1) end))
print(pcall(function() getfenv(99) end))
print(pcall(function() setfenv(print, {}) end))
print(pcall(function() setfenv(99, {}) end))
print(getfenv(nil) == _G, getfenv("1") == _G, getfenv(1.5) == _G)
local chunk = loadstring("a = 1; b = a + 1; return getfenv(1)")
local env = {getfenv = getfenv}
setfenv(chunk, env)
print(chunk() == env, env.a, env.b, a, b)
local function mk() return function() return who end end
local c1 = setfenv(mk(), {who = "c1"}) local c2 = setfenv(mk(), {who = "c2"}) print(c1(), c2(), who)
local function parent() setfenv(1, {who = "child inherits"}) return function() return who end end
print(parent()())
local co = coroutine.create(function() return v end) print(debug.getfenv(co) == _G, debug.setfenv(co, {}) == co)
local prot = setfenv(function() return getfenv end, {}) print(pcall(prot), select(2, pcall(prot)))
print(getfenv(setmetatable and f) == _G)
local env2 = setmetatable({__fenv = "protected?"}, {__index = _G}) setfenv(f, env2) print(getfenv(f) == env2)
local w = setfenv(function() undefined_in_env.x = 1 end, {}) print(pcall(w))
