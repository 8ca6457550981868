-- queens, hanoi, knapsack, life, sudoku row checks, pascal, magic square, permutations
local function queens(n)
  local count, first = 0, nil
  local cols, d1, d2, pos = {}, {}, {}, {}
  local function place(r)
    if r > n then count = count + 1 first = first or table.concat(pos, " ") return end
    for c = 1, n do
      if not (cols[c] or d1[r + c] or d2[r - c]) then
        cols[c], d1[r + c], d2[r - c], pos[r] = true, true, true, c
        place(r + 1)
        cols[c], d1[r + c], d2[r - c] = nil, nil, nil
      end
    end
  end
  place(1)
  return count, first
end
for n = 1, 7 do io.write(n, ":", queens(n), " ") end
print(select(2, queens(8)))
local moves = {}
local function hanoi(n, a, b, c)
  if n == 0 then return end
  hanoi(n - 1, a, c, b)
  moves[#moves + 1] = a .. b
  hanoi(n - 1, c, b, a)
end
hanoi(4, "A", "C", "B")
print(#moves, table.concat(moves, " "))
local items, cap = {{12, 4}, {2, 2}, {1, 1}, {4, 10}, {1, 2}}, 15
local best = {}
for w = 0, cap do best[w] = 0 end
for _, it in ipairs(items) do
  for w = cap, it[1], -1 do best[w] = math.max(best[w], best[w - it[1]] + it[2]) end
end
print(best[cap], best[5])
local W, H = 8, 6
local cells = {}
for _, p in ipairs{{2, 1}, {3, 2}, {1, 3}, {2, 3}, {3, 3}} do cells[p[2] * W + p[1]] = true end
for gen = 1, 4 do
  local l = {}
  for y = 0, H - 1 do
    local r = {}
    for x = 0, W - 1 do r[#r + 1] = cells[y * W + x] and "#" or "." end
    l[#l + 1] = table.concat(r)
  end
  print(table.concat(l, " "))
  local nxt = {}
  for y = 0, H - 1 do
    for x = 0, W - 1 do
      local n = 0
      for dy = -1, 1 do
        for dx = -1, 1 do
          if (dx ~= 0 or dy ~= 0) and cells[(y + dy) % H * W + (x + dx) % W] then n = n + 1 end
        end
      end
      if n == 3 or n == 2 and cells[y * W + x] then nxt[y * W + x] = true end
    end
  end
  cells = nxt
end
local row = {1}
for i = 1, 8 do
  print((" "):rep((8 - i) * 2) .. (table.concat(row, " "):gsub("%d+", function(d)
    return ("%3s"):format(d)
  end)))
  local n = {1}
  for j = 2, #row do n[j] = row[j - 1] + row[j] end
  n[#n + 1] = 1
  row = n
end
local n = 5
local sq = {}
for i = 1, n do sq[i] = {} end
local r, c = 1, math.ceil(n / 2)
for k = 1, n * n do
  sq[r][c] = k
  local nr, nc = (r - 2) % n + 1, c % n + 1
  if sq[nr][nc] then nr, nc = r % n + 1, c end
  r, c = nr, nc
end
for i = 1, n do
  local s = 0
  for j = 1, n do s = s + sq[i][j] io.write(("%3d"):format(sq[i][j])) end
  print(" =", s)
end
local function nextperm(t)
  local i = #t - 1
  while i > 0 and t[i] >= t[i + 1] do i = i - 1 end
  if i == 0 then return false end
  local j = #t
  while t[j] <= t[i] do j = j - 1 end
  t[i], t[j] = t[j], t[i]
  local a, b = i + 1, #t
  while a < b do t[a], t[b] = t[b], t[a] a, b = a + 1, b - 1 end
  return true
end
local t, out = {1, 1, 2, 3}, {}
repeat out[#out + 1] = table.concat(t) until not nextperm(t)
print(#out, table.concat(out, " "))
local function bal(s)
  local st = {}
  local m = {[")"] = "(", ["]"] = "[", ["}"] = "{"}
  for ch in s:gmatch("[%(%)%[%]{}]") do
    if m[ch] then if table.remove(st) ~= m[ch] then return false end else st[#st + 1] = ch end
  end
  return #st == 0
end
print(bal("a(b[c]{d})"), bal("([)]"), bal("(("), bal(""))
for i = 1, 15 do
  io.write(i % 15 == 0 and "FizzBuzz" or i % 5 == 0 and "Buzz" or i % 3 == 0 and "Fizz" or i, " ")
end
print()
