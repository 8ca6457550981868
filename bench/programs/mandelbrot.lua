-- Escape times of the Mandelbrot set, summed up.
local N = tonumber((...)) or 930

local function escape(cr, ci, limit)
  local zr, zi = 0.0, 0.0
  for i = 1, limit do
    local r2, i2 = zr * zr, zi * zi
    if r2 + i2 > 4.0 then return i end
    zi = 2.0 * zr * zi + ci
    zr = r2 - i2 + cr
  end
  return 0
end

local inside, steps = 0, 0
for y = 0, N - 1 do
  local ci = 2.0 * y / N - 1.0
  for x = 0, N - 1 do
    local n = escape(2.0 * x / N - 1.5, ci, 500)
    if n == 0 then
      inside = inside + 1
    else
      steps = steps + n
    end
  end
end
print(string.format("mandelbrot %d inside %d steps %d", N, inside, steps))
