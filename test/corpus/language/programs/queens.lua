-- Eight queens: all solutions counted, the first ones drawn.
local N = 8
local solutions = 0
local function ok(a, n, c)
  for i = 1, n - 1 do
    if a[i] == c or a[i] - i == c - n or a[i] + i == c + n then return false end
  end
  return true
end
local function draw(a)
  for i = 1, N do
    for j = 1, N do io.write(a[i] == j and "Q" or "-", " ") end
    io.write("\n")
  end
  io.write("\n")
end
local function add(a, n)
  if n > N then
    solutions = solutions + 1
    if solutions <= 2 then draw(a) end
  else
    for c = 1, N do
      if ok(a, n, c) then
        a[n] = c
        add(a, n + 1)
      end
    end
  end
end
add({}, 1)
print("solutions", solutions)
for n = 1, 7 do
  N, solutions = n, 2
  add({}, 1)
  print(n, solutions - 2)
end
