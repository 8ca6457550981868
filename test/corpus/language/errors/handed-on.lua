-- Errors of error() on their way to a pcall, xpcall or the end of a coroutine: through statements, values, metamethods, callbacks.
local function f(x) if x then error("boom") end return 1,2 end
local function g(x) f(x) return 5 end
local function h(x) local a = g(x) return a end
print(pcall(f, true)) print(pcall(g, true)) print(pcall(h,true)) print(pcall(f,false)) print(pcall(error)) print(pcall(function() error() end))
print(pcall(function() error(("x"):rep(3)) end), pcall(function() error(("y"):gsub("y","z")) end))
print(pcall(function() error("a",0) end), pcall(function() error("a",1) end), pcall(function() error("a",2) end))
print(pcall(function() error({}, 0) end))
local t = setmetatable({}, {__newindex=function(t,k,v) error("ni "..k) end, __index=function(t,k) error("ix "..k) end, __call=function(s, x) error("call "..x) end, __lt=function() error("lt") end, __eq=function() error"eq" end,__concat=function() error"cc" end,__len=function() error"len" end,__tostring=function() error"ts" end})
print(pcall(function() t.x = 1 end)) print(pcall(function() return t.x end)) print(pcall(function() t(3) end)) print(pcall(function() local a = t(3) end)) print(pcall(t,4))
print(pcall(function() return t<t end)) print(pcall(function() return t..t end)) print(pcall(tostring,t))
print(pcall(table.sort,{3,2,1},function(a,b) error("cmp") end))
print(pcall(string.gsub,"abc",".",function(a) error("gs "..a) end))
print(pcall(function() for a in function() error("it") end do end end))
print(xpcall(function() g(true) end, function(m) return "H"..m end))
print(xpcall(function() print(pcall(g,true)) g(true) end, debug.traceback))
local co = coroutine.create(function() print(pcall(g,true)) g(true) end)
print(coroutine.resume(co)) print(debug.traceback(co))
print(pcall(coroutine.wrap(function() f(true) end)))
local co = coroutine.create(function() table.sort({1,2,3}, function(a,b) f(true) end) end)
print(coroutine.resume(co))
print(select("#", pcall(function() f(false) end)))
local function single(x) if x then error("s") end return x end
print(pcall(single, 1)) print(pcall(function() single(2) end)) print(pcall(function() local y = single(2) return y end))
local function deep(n) if n == 0 then error("deep") end deep(n-1) end
print(pcall(deep, 100)) print(pcall(deep, 10000))

print(xpcall(function() local function inner() error("in") end inner() end, function(m) return m .. "|" .. debug.traceback("t", 1) end))
print(xpcall(function() error("a") end, function(m) error("b") end))
print(xpcall(function() local x = (function() error("val") end)() return x end, function(m) return {m} end) )
print(pcall(xpcall, function() error("q") end, function(m) return m.."!" end))
print(xpcall(function() return pcall(function() error("inner") end) end, function(m) return "outer "..m end))
