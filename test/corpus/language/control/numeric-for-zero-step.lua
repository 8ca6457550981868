-- A step of zero: no error in these versions; the loop runs forever upwards in 5.1 and not at all downwards.
local function run(a, b, step)
  local n = 0
  for i = a, b, step do n = n + 1 if n == 5 then break end end
  return n
end
print(run(1, 10, 0), run(10, 1, 0), run(1, 1, 0), run(1, 10, -tonumber("0")), run(10, 1, -tonumber("0")))
print(run(1, 10, tonumber("0")), run(1.5, 1, 0), run(-1, -1, 0))
