-- break out of every kind of loop, from nested blocks and inside functions.
for i = 1, 10 do if i == 4 then break end io.write(i, " ") end print()
for k, v in ipairs { 1, 2, 3, 4 } do if v == 3 then break end io.write(k, " ") end print()
local n = 0
while true do n = n + 1 if n > 5 then do do break end end end end print(n)
repeat n = n - 1 if n == 2 then break end until n < -100 print(n)
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then break end
    io.write(i, ",", j, " ")
  end
end
print()
local function find(t, x) for i, v in ipairs(t) do if v == x then return i end end return nil end
print(find({ "a", "b", "c" }, "b"), find({ "a" }, "z"))
local fs = {}
for i = 1, 5 do fs[i] = function() return i end if i == 3 then break end end
print(#fs, fs[1](), fs[2](), fs[3]())
for i = 1, 3 do
  local x = i
  while true do local y = x x = x + 1 if y > i + 1 then fs[i] = function() return x + y end break end end
end
print(fs[1](), fs[2](), fs[3]())
local load = loadstring or load
for _, s in ipairs { "break", "if x then break end", "do break end", "for i = 1, 2 do local function f() break end end", "while x do break end", "while x do break print(1) end", "repeat break until x", "repeat if x then break end local y until y", "for i = 1, 2 do break return end", "function f() break end", "break break" } do
  local chunk, message = load(s, "=break")
  print(s, chunk and "ok" or message)
end
