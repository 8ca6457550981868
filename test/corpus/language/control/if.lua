-- if, elseif, else, empty blocks and nesting.
local function kind(n)
  if n < 0 then return "negative"
  elseif n == 0 then return "zero"
  elseif n < 10 then return "small"
  elseif n < 100 then
    if n % 2 == 0 then return "even" else return "odd" end
  else return "large" end
end
for _, n in ipairs { -1, 0, 5, 10, 11, 99, 100, 1e9 } do print(n, kind(n)) end
if true then end
if false then else end
if nil then print("never") elseif nil then print("never") end
if 0 then print("zero") end
if "" then print("empty") end
local x
if x then print("x") elseif not x then print("not x") end
if (function() return nil, true end)() then print("second") else print("first counts") end
if not (1 > 2) and (2 > 1 or error("never")) then print("condition") end
local y = 1
if y == 1 then local y = 2; print(y) end
print(y)
if y then y = 2 elseif y == 2 then y = 3 end
print(y)
for i = 1, 15 do
  if i % 15 == 0 then
    io.write("FizzBuzz ")
  elseif i % 5 == 0 then
    io.write("Buzz ")
  elseif i % 3 == 0 then
    io.write("Fizz ")
  else
    io.write(i, " ")
  end
end
print()
