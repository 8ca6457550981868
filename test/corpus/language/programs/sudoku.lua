-- A sudoku solver with constraint sets and backtracking.
local function solve(text)
  local grid, rows, cols, boxes, empty = {}, {}, {}, {}, {}
  for i = 0, 8 do rows[i], cols[i], boxes[i] = {}, {}, {} end
  local function box(r, c) return math.floor(r / 3) * 3 + math.floor(c / 3) end
  local i = 0
  for ch in text:gmatch("[%d.]") do
    local r, c, v = math.floor(i / 9), i % 9, tonumber(ch) or 0
    grid[i] = v
    if v > 0 then rows[r][v], cols[c][v], boxes[box(r, c)][v] = true, true, true else empty[#empty + 1] = i end
    i = i + 1
  end
  assert(i == 81, "81 cells expected, got " .. i)
  local steps = 0
  local function candidates(cell)
    local r, c = math.floor(cell / 9), cell % 9
    local b, list = box(r, c), {}
    for v = 1, 9 do if not (rows[r][v] or cols[c][v] or boxes[b][v]) then list[#list + 1] = v end end
    return list
  end
  local function search(n)
    if n == 0 then return true end
    local best, bestlist
    for k = 1, n do
      local l = candidates(empty[k])
      if not bestlist or #l < #bestlist then best, bestlist = k, l if #l <= 1 then break end end
    end
    local cell = empty[best]
    empty[best], empty[n] = empty[n], empty[best]
    local r, c = math.floor(cell / 9), cell % 9
    local b = box(r, c)
    for _, v in ipairs(bestlist) do
      steps = steps + 1
      grid[cell], rows[r][v], cols[c][v], boxes[b][v] = v, true, true, true
      if search(n - 1) then return true end
      grid[cell], rows[r][v], cols[c][v], boxes[b][v] = 0, nil, nil, nil
    end
    empty[best], empty[n] = empty[n], empty[best]
    return false
  end
  local solved = search(#empty)
  local lines = {}
  for r = 0, 8 do
    local l = {}
    for c = 0, 8 do l[#l + 1] = grid[r * 9 + c] end
    lines[#lines + 1] = table.concat(l, " ")
  end
  return solved, steps, table.concat(lines, "\n")
end
print(solve [[53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79]])
print(pcall(solve, "12"))
