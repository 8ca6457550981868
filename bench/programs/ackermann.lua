-- Ackermann's function, deep recursion on locals.
local N = tonumber((...)) or 50 -- rounds

local function ackermann(m, n)
  if m == 0 then
    return n + 1
  elseif n == 0 then
    return ackermann(m - 1, 1)
  end
  local inner = ackermann(m, n - 1)
  return ackermann(m - 1, inner)
end

local results = {}
for _ = 1, N do
  for n = 1, 8 do results[n] = string.format("%d", ackermann(3, n)) end
end
print("ackermann " .. table.concat(results, " "))
