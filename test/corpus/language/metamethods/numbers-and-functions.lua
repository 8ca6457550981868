-- Metatables of numbers, booleans, functions, nil and threads through debug.setmetatable.
local set = debug.setmetatable
set(0, { __index = math, __call = function(n, f) for i = 1, n do f(i) end return n end, __len = function(n) return #tostring(n) end, __concat = function(a, b)
  return "c(" .. tostring(a) .. "," .. tostring(b) .. ")"
end })
print((16):sqrt(), (2.7):floor(), (5).pi == math.pi, (-3):abs())
local s = {}
print((3)(function(i) s[#s + 1] = i end), table.concat(s, ""))
print(#12345, 1 .. 2, pcall(function() return 1 .. {} end))
set(0, nil)
print(pcall(function() return (5):sqrt() end))
set(nil, { __index = function(_, k) return "nil." .. tostring(k) end, __call = function(_, ...) return "called nil", ... end, __add = function(a, b) return tostring(a) .. "+" .. tostring(b) end, __concat = function(a, b) return tostring(a) .. tostring(b) end, __unm = function() return "minus nil" end })
local n
print(n.x, n.x.y == nil, undefinedglobal.field, n(1), n + 1, 1 + n, n .. "x", "x" .. n, -n)
print(pcall(function() n.x = 1 end))
set(nil, nil)
print(pcall(function() return n.x end))
set(true, { __index = { yes = "yes" }, __tostring = function(b) return b and "TRUE" or "FALSE" end, __lt = function(a, b) return not a and b end, __add = function(a, b)
  return (a == true and 1 or 0) + (b == true and 1 or 0)
end, __call = function(b, x, y) if b then return x end return y end })
print((true).yes, (false).yes, tostring(true), true < false, false < true, true + true, true + false, (true)("a", "b"), (false)("a", "b"), true, false == false)
set(true, nil)
print(tostring(true))
set(print, { __index = function(f, k) return k end, __concat = function(f, g) return function(...) return f(g(...)) end end, __pow = function(f, k)
  return function(x) for _ = 1, k do x = f(x) end return x end
end, __add = function(f, g)
  return function(...) return f(...) + g(...) end
end, __len = function() return 99 end })
local inc, dbl = function(x) return x + 1 end, function(x) return x * 2 end
print((inc .. dbl)(5), (dbl .. inc)(5), (inc ^ 10)(0), (inc + dbl)(3), print.name, #print, (inc .. dbl .. inc)(1))
set(print, nil)
print(pcall(function() return inc + 1 end))
local co = coroutine.create(function() end)
set(co, { __index = coroutine, __call = function(c, ...) return coroutine.resume(c, ...) end })
local c2 = coroutine.create(function(a) local b = coroutine.yield(a * 2) return b end)
print(c2:status(), c2(5))
print(c2("end"))
print(c2:status())
set(co, nil)
print(type(debug.getmetatable("")), set("", debug.getmetatable("")) == "" or "string kept")
