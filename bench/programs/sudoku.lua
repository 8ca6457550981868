-- A sudoku solver: candidates in tables, fewest choices first, backtracking.
local N = tonumber((...)) or 120

local puzzles = {
  "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
  "..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9",
  "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..",
  "1....7.9..3..2...8..96..5....53..9...1..8...26....4...3......1..4......7..7...3..",
}

local units_of = {}
for cell = 1, 81 do
  local r, c = math.floor((cell - 1) / 9), (cell - 1) % 9
  local seen, list = {}, {}
  for other = 1, 81 do
    local r2, c2 = math.floor((other - 1) / 9), (other - 1) % 9
    local same_box = math.floor(r / 3) == math.floor(r2 / 3) and math.floor(c / 3) == math.floor(c2 / 3)
    if other ~= cell and (r == r2 or c == c2 or same_box) and not seen[other] then
      seen[other] = true
      list[#list + 1] = other
    end
  end
  units_of[cell] = list
end

local nodes = 0

local function candidates(grid, cell)
  local used, list = {}, {}
  for _, other in ipairs(units_of[cell]) do used[grid[other]] = true end
  for digit = 1, 9 do
    if not used[digit] then list[#list + 1] = digit end
  end
  return list
end

local function solve(grid, limit)
  nodes = nodes + 1
  if nodes > limit then return false end
  local best, choice
  for cell = 1, 81 do
    if grid[cell] == 0 then
      local list = candidates(grid, cell)
      if not best or #list < #best then
        best, choice = list, cell
        if #list <= 1 then break end
      end
    end
  end
  if not best then return true end
  for _, digit in ipairs(best) do
    grid[choice] = digit
    if solve(grid, limit) then return true end
  end
  grid[choice] = 0
  return false
end

local total = 0
for i = 1, N do
  local text = puzzles[(i - 1) % #puzzles + 1]
  local grid = {}
  for cell = 1, 81 do grid[cell] = tonumber(text:sub(cell, cell)) or 0 end
  nodes = 0
  local solved = solve(grid, 3000)
  total = total + nodes
  if i <= #puzzles then print(solved and table.concat(grid) or "gave up after " .. nodes) end
end
print(string.format("sudoku %d puzzles, %d nodes", N, total))
