-- Conway's life on a torus: glider, blinker and pulsar.
local Life = {}
Life.__index = Life
function Life.new(w, h)
  local g = setmetatable({ w = w, h = h, gen = 0, cells = {} }, Life)
  for y = 1, h do g.cells[y] = {} for x = 1, w do g.cells[y][x] = 0 end end
  return g
end
function Life:place(x, y, ...)
  for dy, row in ipairs { ... } do
    for dx = 1, #row do if row:sub(dx, dx) == "#" then self.cells[y + dy - 1][x + dx - 1] = 1 end end
  end
  return self
end
function Life:neighbours(x, y)
  local n = 0
  for dy = -1, 1 do
    for dx = -1, 1 do
      if dx ~= 0 or dy ~= 0 then n = n + self.cells[(y + dy - 1) % self.h + 1][(x + dx - 1) % self.w + 1] end
    end
  end
  return n
end
function Life:step()
  local new = {}
  for y = 1, self.h do
    new[y] = {}
    for x = 1, self.w do
      local n = self:neighbours(x, y)
      new[y][x] = (n == 3 or (n == 2 and self.cells[y][x] == 1)) and 1 or 0
    end
  end
  self.cells, self.gen = new, self.gen + 1
end
Life.__tostring = function(g)
  local out = { "gen " .. g.gen }
  for y = 1, g.h do
    local r = {}
    for x = 1, g.w do r[x] = g.cells[y][x] == 1 and "O" or "." end
    out[#out + 1] = table.concat(r)
  end
  return table.concat(out, "\n")
end
function Life:count()
  local n = 0
  for y = 1, self.h do for x = 1, self.w do n = n + self.cells[y][x] end end
  return n
end
local g = Life.new(10, 8):place(2, 2, ".#.", "..#", "###"):place(7, 2, "#", "#", "#")
for i = 0, 12 do if i % 4 == 0 then print(g) end g:step() end
print(g:count())
local r = Life.new(20, 20):place(9, 9, ".##", "##.", ".#.")
for i = 1, 60 do r:step() if i % 15 == 0 then print(i, r:count()) end end
