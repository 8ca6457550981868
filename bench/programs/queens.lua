-- All solutions of the n-queens problem by backtracking.
local N = tonumber((...)) or 12

local function safe(board, row, col)
  for r = 1, row - 1 do
    local c = board[r]
    if c == col or c - r == col - row or c + r == col + row then
      return false
    end
  end
  return true
end

local solutions, weight = 0, 0
local function place(board, row, n)
  if row > n then
    solutions = solutions + 1
    for r = 1, n do weight = (weight + r * board[r]) % 1000003 end
    return
  end
  for col = 1, n do
    if safe(board, row, col) then
      board[row] = col
      place(board, row + 1, n)
    end
  end
end

place({}, 1, N)
print(string.format("queens(%d) %d solutions, weight %d", N, solutions, weight))
