-- while and repeat, with the scope of until.
local i = 0
while i < 3 do i = i + 1; io.write(i, " ") end
print()
while false do error("never") end
repeat local done = i >= 6; i = i + 1; io.write(i, " ") until done
print()
repeat print("once") until true
repeat local a, b = 1, 2; local c = a + b until c == a + b
local n = 0
repeat
  local n2 = n
  n = n + 1
  local f = function() return n2 end
until f() == 3
print(n)
n = 0
repeat
  local x = n
  n = n + 1
  if x == 2 then break end
until x > 10
print(n)
i = 10
while i > 0 do
  i = i - 1
  if i % 2 == 0 then
    local j = i
    while true do
      j = j - 1
      if j < i - 2 then break end
    end
    io.write(i, ":", j, " ")
  end
end
print()
local outer = "outer"
repeat local outer = nil until outer == nil
print(outer)
repeat local t = { v = true } until t.v
local fs = {}
local k = 0
repeat k = k + 1; local v = k * 10; fs[k] = function() v = v + 1; return v end until v >= 30
print(#fs, fs[1](), fs[1](), fs[2](), fs[3](), fs[1]())
while (function() k = k - 1; return k > 0 end)() do io.write(k, " ") end
print()
