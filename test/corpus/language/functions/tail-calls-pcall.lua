-- Tail calls of built-ins, and errors behind tail calls.
local function t1(...) return select("#", ...) end
print(t1(1, nil)) 
local function t2(f, ...) return pcall(f, ...) end
print(t2(error, "message")) print(t2(function(a) return a, a end, 5))
local function t3(s) return s:upper() end
print(t3("abc"))
local function fail(msg) error(msg, 1) end
local function caller(msg) return fail(msg) end
print(pcall(caller, "x"))
local function fail2(msg) error(msg, 2) end
local function direct(msg) fail2(msg) end
print(pcall(direct, "level 2 without tail call"))
local function loop(n) if n == 0 then error("deep") end return loop(n - 1) end
print(pcall(loop, 100000))
local co = coroutine.wrap(function()
  local function g(n) if n == 0 then return "end" end coroutine.yield(n) return g(n - 1) end
  return g(3)
end)
print(co(), co(), co(), co())
print(pcall(function() return (nil)() end))
print(pcall(function() local t = {} return t.x.y() end))
print(pcall(function() local t = {} return t:nomethod() end))
return t1()
