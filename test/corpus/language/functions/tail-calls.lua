-- Tail calls a million deep, direct, mutual, through methods and varargs.
local function down(n) if n == 0 then return "done" end return down(n - 1) end
print(down(1000000))
local function sum(n, acc) if n == 0 then return acc end return sum(n - 1, acc + n) end
print(sum(1000000, 0))
local pong
local function ping(n) if n == 0 then return "ping" end return pong(n - 1) end
function pong(n) if n == 0 then return "pong" end return ping(n - 1) end
print(ping(1000000), ping(999999))
local o = {}
function o:loop(n) if n == 0 then return self == o end return self:loop(n - 1) end
print(o:loop(300000))
local function var(n, ...) if n == 0 then return ... end return var(n - 1, ...) end
print(var(300000, 1, nil, 3))
local function either(n) if n > 0 then return either(n - 1) else return "else" end end
print(either(300000))
local function in_while(n) while true do if n == 0 then return "while" end do return in_while(n - 1) end end end
print(in_while(300000))
local function grow(n, ...) if n == 0 then return select("#", ...) end return grow(n - 1, n, ...) end
print(grow(100))
local callable = setmetatable({}, { __call = function(self, n)
  if n == 0 then return "called" end
  return self(n - 1)
end })
print(callable(1000))
local states = {}
function states.a(n) if n == 0 then return "a" end return states.b(n - 1) end
function states.b(n) if n == 0 then return "b" end return states.c(n - 1) end
function states.c(n) if n == 0 then return "c" end return states.a(n - 1) end
print(states.a(300000), states.a(300001), states.a(300002))
local function not_tail(n) if n == 0 then return 0 end return (not_tail(n - 1)) end
print(pcall(not_tail, 1000))
local function not_tail2(n) if n == 0 then return 0 end return 1 + not_tail2(n - 1) end
print(not_tail2(5000))
print((pcall(not_tail2, 10000000)))
