-- Conway's life on a torus.
local N = tonumber((...)) or 7200 -- generations

local WIDTH, HEIGHT = 80, 60

local function new_grid()
  local grid = {}
  for y = 1, HEIGHT do
    local row = {}
    for x = 1, WIDTH do row[x] = 0 end
    grid[y] = row
  end
  return grid
end

local function spawn(grid, shape, left, top)
  for dy, line in ipairs(shape) do
    for dx = 1, #line do
      if line:sub(dx, dx) == "#" then grid[top + dy][left + dx] = 1 end
    end
  end
end

local function step(from, to)
  for y = 1, HEIGHT do
    local up = from[y > 1 and y - 1 or HEIGHT]
    local here = from[y]
    local down = from[y < HEIGHT and y + 1 or 1]
    local out = to[y]
    for x = 1, WIDTH do
      local l = x > 1 and x - 1 or WIDTH
      local r = x < WIDTH and x + 1 or 1
      local n = up[l] + up[x] + up[r] + here[l] + here[r] + down[l] + down[x] + down[r]
      if n == 3 or (n == 2 and here[x] == 1) then
        out[x] = 1
      else
        out[x] = 0
      end
    end
  end
end

local function render(grid)
  local lines = {}
  for y = 1, HEIGHT do
    local cells = {}
    for x = 1, WIDTH do cells[x] = grid[y][x] == 1 and "#" or "." end
    lines[y] = table.concat(cells)
  end
  return table.concat(lines, "\n")
end

local grid, other = new_grid(), new_grid()
spawn(grid, { ".#.", "..#", "###" }, 2, 2)
spawn(grid, { ".##", "##.", ".#." }, 40, 30)
spawn(grid, { "#...#", ".###.", "##.##" }, 60, 10)
local drawn = 0
for generation = 1, N do
  step(grid, other)
  grid, other = other, grid
  if generation % 20 == 0 then drawn = drawn + #render(grid) end
end
local alive, weight = 0, 0
for y = 1, HEIGHT do
  for x = 1, WIDTH do
    if grid[y][x] == 1 then
      alive = alive + 1
      weight = weight + x * y
    end
  end
end
print(string.format("life %d generations: %d alive, weight %d, drawn %d", N, alive, weight, drawn))
