-- The first value of a numeric for: 5.1 and 5.2 begin one step before it, so that a zero loses its sign.
local v = tostring(-0 ^ 3 ^ 1)
for i = 0, 3 do
  print(i, 1 / i, i + i)
  break
end
for i = -0, 3 do
  local function get()
    return i
  end
  print(1 / get())
  break
end
for i = tonumber("-0"), -3, -0.5 do
  print(1 / i)
  break
end
for i = 0.1, 1e30, 1e20 do
  print(i)
  break
end
print(v == "0" or v == "-0")
