-- Conditions of every kind in while, repeat, if: comparisons, calls, and/or chains, constants.
local calls = 0
local function c(v) calls = calls + 1 return v end
local n = 0
while c(n < 3) and c(true) or c(false) do n = n + 1 end
print(n, calls)
n, calls = 0, 0
repeat n = n + 1 until c(n >= 2) and c(n ~= 2) or c(n > 5)
print(n, calls)
local a, b = 5, nil
if a and not b then print("a and not b") end
if not (a and b) then print("not both") end
if (a or b) and (b or a) then print("either") end
if a == 5 and b == nil and (a ~= 4 or error()) then print("compare") end
if (b and b.x) or (a and a > 3) then print("guarded") end
if not not a == true then print("double not") end
if nil then print "no" elseif false then print "no" elseif 0 then print "zero" end
while a do a = a > 1 and a - 1 or nil io.write(tostring(a), " ") end
print()
local i = 10
while i > 0 and i ~= 4 do i = i - 1 end
print(i)
repeat local stop = i == 0 i = i - 1 until stop
print(i)
n = 0
while not (n >= 3) do n = n + 1 end
print(n)
while true do if n > 5 then break elseif n == 4 then n = n + 2 else n = n + 1 end end
print(n)
local s = ""
while #s < 5 do s = s .. #s end
print(s)
local t = { 1, 2, 3 }
while next(t) do t[next(t)] = nil end
print(#t)
local x = 1
while x < 1000 do x = x * 2 if x == 64 then x = x + 1 end end
print(x)
while (function() x = x - 100 return x > 0 end)() do io.write(x, " ") end
print(x)
if x < 0 == true then print("chain") end
if ("x"):rep(2) == "xx" then print("method") end
if { } then print("table") end
if #t == 0 then print("empty") end
if -1 then print("negative") end
local v = nil
if v == false then print("never") elseif v == nil then print("nil") end
repeat until not v
repeat local p, q = 1, 2 until p + q == 3 and not r
