-- dialects: 5.1 luajit
-- Environments of running functions, by level.
x = "global"
local setfenv, getfenv, print, pcall, loadstring, setmetatable, tostring = setfenv, getfenv, print, pcall, loadstring, setmetatable, tostring
local function use(level, env) setfenv(level + 1, env) end
local function a() use(1, { x = "a" }) return x end
print(a(), a(), x)
local function b(e) local function inner() use(2, e) return x end local r = inner() return r, x end
print(b { x = "b" })
print(b { x = "b again" })
local function who(level) return getfenv(level + 1) end
local env = { who = who, print = print, x = "env" }
local function c() return who(1).x, who(2) == _G end
setfenv(c, env)
print(pcall(c))
local function d() local e = getfenv(2) return e.x end
local function caller() local r = d() return r, x end
setfenv(caller, { x = "of caller" })
print(caller())
local function deep(n) if n == 0 then setfenv(3, { x = "deep" }) return x end local r = deep(n - 1) return r, x end
print(deep(5))
local function shared() return x end
local f = loadstring("local set = ... set(2, { x = 'chunk' }) return x")
print(f(function(level, e) setfenv(level, e) end), x)
print(pcall(loadstring("local set = ... set(9, {}) return x"), function(level, e) setfenv(level, e) end))
print(pcall(function() setfenv(2, {}) end))
print(pcall(function() return getfenv(2) == getfenv(0) end))
local obj = { x = "method" }
function obj:enter() setfenv(2, self) end
local function inside() obj:enter() x = "written" return x end
print(inside(), obj.x, x)
local function twice() setfenv(1, { x = 1 }) local r = x setfenv(2 - 1, { x = 2 }) return r, x end
print(twice())
