-- dialects: 5.2 luajit
-- goto continue in every kind of loop.
for i = 1, 6 do
  if i % 2 == 0 then goto continue end
  io.write(i, " ")
  ::continue::
end
print()
local n = 0
while n < 6 do
  n = n + 1
  if n == 3 then goto continue end
  io.write(n, " ")
  ::continue::
end
print()
n = 0
repeat
  n = n + 1
  if n == 2 then goto continue end
  io.write(n, " ")
  ::continue::
until n == 4
print()
for _, v in ipairs { 1, "x", 3 } do
  if type(v) == "string" then goto next end
  local square = v * v
  io.write(square, " ")
  ::next::
end
print()
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto inner end
    if i == 2 then goto outer end
    io.write(i, ",", j, " ")
    ::inner::
  end
  ::outer::
end
print()
local fs = {}
for i = 1, 4 do
  local k = i * 10
  fs[#fs + 1] = function() k = k + 1 return i, k end
  if i == 2 then goto continue end
  fs[#fs + 1] = function() return k end
  ::continue::
end
for _, f in ipairs(fs) do print(f()) end
print(fs[1](), fs[2]())
