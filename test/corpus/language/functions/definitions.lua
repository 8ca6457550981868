-- Forms of function definitions and what they bind.
function global_f(a) return a end
local function local_f(a) return a end
local var_f = function(a) return a end
local t = { a = { b = {} }, f = function(x) return x end, ["g g"] = function() return "g g" end, [1] = function() return "one" end }
function t.field(x) return x end
function t.a.b.c(x) return x end
function t.a.b:m(x) return self == t.a.b, x end
print(global_f(1), local_f(2), var_f(3), t.f(4), t.field(5), t.a.b.c(6), t.a.b:m(7))
print(t["g g"](), t[1](), _G.global_f == global_f)
local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end
print(fact(10))
local fib = function(n) return fib and "sees itself" or "does not see itself" end
print(fib(1))
local rec
rec = function(n) if n == 0 then return "bottom" end return rec(n - 1) end
print(rec(5))
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(10), odd(7), even(7))
local function shadow(a, a) return a end
print(shadow(1, 2))
local function params(a, b, c) a, c = c, a return a, b, c end
print(params(1, 2, 3)) print(params())
local function noreturn() end
local function emptyreturn() return end
local function early(x) if x then return "early" end do return "late" end end
print(noreturn(), emptyreturn(), early(true), early(false)) print((noreturn()))
local a = 1
local function a() return "function a" end
print(a())
do local function inner() return "inner" end t.inner = inner end
print(t.inner(), inner)
local function f() return f end
print(f() == f)
local x = 5
local function capture() return x end
local x = 6
print(capture(), x)
function t:self_param(self2) return self == t, self2 end
print(t:self_param(1))
print(pcall(load or loadstring, nil) == true)
local load = loadstring or load
for _, s in ipairs { "function f.g:h.i() end", "function f:g:h() end", "function f[1]() end", "local function f.g() end", "local function f:g() end", "function () end", "function f end", "function f(a,) end", "function f(1) end", "function f(a.b) end", "f = function g() end", "function f() return 1, end", "function f() return 1 print(2) end", "function 1() end", "local function end", "function f(", "function f()", "return function(a, b end" } do
  print(s, select(2, load(s, "=def")))
end
