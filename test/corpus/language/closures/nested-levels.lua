-- Closures five deep, reading and writing at every level.
local function l1(a)
  return function(b)
    return function(c)
      return function(d)
        return function(e)
          a, b, c, d, e = a + 1, b + 1, c + 1, d + 1, e + 1
          return a, b, c, d, e
        end, function() a = a * 10 return a end
      end
    end
  end
end
local f4 = l1(1)(2)(3)
local f, g = f4(4)
local h = f(5) and f(5) and l1(1)(2)(3)(4)(5)
local deep, times = f4(40)
local d1 = deep(50) print(d1)
print(times(), (f(0))) 
local e = select(1, f4(7)) print(e(1)) print(e(1))
local log = {}
local top = 0
local function outer()
  local mid = 0
  local function middle()
    local low = 0
    local function inner() top, mid, low = top + 1, mid + 1, low + 1 log[#log + 1] = top .. mid .. low end
    inner()
    inner()
    return inner
  end
  middle()
  local k = middle()
  k()
  return middle
end
local m = outer() m()() outer()
print(table.concat(log, " "))
local function compose(...)
  local fs = { ... }
  return function(v) for i = #fs, 1, -1 do v = fs[i](v) end return v end
end
local add1, dbl = function(v) return v + 1 end, function(v) return v * 2 end
print(compose(add1, dbl)(5), compose(dbl, add1)(5), compose()(5), compose(compose(add1, add1), dbl)(1))
local function church(n) return function(f) return function(v) for _ = 1, n do v = f(v) end return v end end end
print(church(3)(add1)(0), church(5)(dbl)(1), church(2)(church(3)(add1))(0))
local env = {}
for i = 1, 3 do
  local a = i
  env[i] = function() local b = a return function() local c = b b = b + 1 a = a + 10 return a, b, c end end
end
local q = env[2]() print(q()) print(q()) print(env[2]()()) print(env[1]()())
