-- Minimax for tic-tac-toe, with move ordering and memo.
local lines = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 }, { 1, 4, 7 }, { 2, 5, 8 }, { 3, 6, 9 }, { 1, 5, 9 }, { 3, 5, 7 } }
local function winner(b)
  for _, l in ipairs(lines) do local p = b[l[1]] if p ~= "." and p == b[l[2]] and p == b[l[3]] then return p end end
  for i = 1, 9 do if b[i] == "." then return nil end end
  return "draw"
end
local memo, visited = {}, 0
local function best(b, player)
  local key = table.concat(b) .. player
  if memo[key] then return memo[key][1], memo[key][2] end
  visited = visited + 1
  local w = winner(b)
  if w then local s = w == "draw" and 0 or w == player and 1 or -1 memo[key] = { s } return s end
  local score, move = -2, nil
  for i = 1, 9 do
    if b[i] == "." then
      b[i] = player
      local s = -best(b, player == "X" and "O" or "X")
      b[i] = "."
      if s > score then score, move = s, i end
    end
  end
  memo[key] = { score, move }
  return score, move
end
local function board(s) local b = {} for c in s:gmatch("[XO.]") do b[#b + 1] = c end return b end
local function show(b) for r = 0, 2 do io.write(b[r * 3 + 1], b[r * 3 + 2], b[r * 3 + 3], " ") end print() end
for _, s in ipairs { ".........", "XX. OO. ...", "X.. .O. ..X", "XO. .X. ..O", "XOX OXO OXO", "XXX OO. ..." } do
  local b = board(s)
  local score, move = best(b, "X")
  print(s, score, move, winner(b))
end
print(visited)
local b, p = board("........."), "X"
while not winner(b) do local _, m = best(b, p) b[m] = p p = p == "X" and "O" or "X" show(b) end
print(winner(b))
local seed, results = 99, {}
for g = 1, 60 do
  local gb, gp = board("........."), "X"
  while not winner(gb) do
    local m
    if gp == "X" then
      _, m = best(gb, "X")
    else
      local free = {}
      for i = 1, 9 do if gb[i] == "." then free[#free + 1] = i end end
      seed = seed * 16807 % 2147483647
      m = free[seed % #free + 1]
    end
    gb[m] = gp
    gp = gp == "X" and "O" or "X"
  end
  local w = winner(gb)
  results[w] = (results[w] or 0) + 1
end
print(results.X, results.O, results.draw)
