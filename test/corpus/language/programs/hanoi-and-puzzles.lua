-- Hanoi, eight puzzle heuristics, water jugs, magic squares, knights and gray codes.
local moves = {}
local function hanoi(n, a, b, c)
  if n > 0 then hanoi(n - 1, a, c, b) moves[#moves + 1] = n .. a .. c hanoi(n - 1, b, a, c) end
end
hanoi(3, "A", "B", "C")
print(#moves, table.concat(moves, " "))
moves = {}
hanoi(10, "A", "B", "C")
print(#moves, moves[512])
local function jugs(a, b, goal)
  local q, head, seen = { { 0, 0 } }, 1, { ["0,0"] = "start" }
  while q[head] do
    local x, y = q[head][1], q[head][2]
    head = head + 1
    if x == goal or y == goal then
      local path, k = {}, x .. "," .. y
      while k ~= "start" do table.insert(path, 1, k) k = seen[k] end
      return #path - 1, table.concat(path, " ")
    end
    local p, r = math.min(x, b - y), math.min(y, a - x)
    for _, n in ipairs { { a, y }, { x, b }, { 0, y }, { x, 0 }, { x - p, y + p }, { x + r, y - r } } do
      local k = n[1] .. "," .. n[2]
      if not seen[k] then seen[k] = x .. "," .. y q[#q + 1] = n end
    end
  end
  return nil, "impossible"
end
print(jugs(3, 5, 4))
print(jugs(7, 11, 5))
print(jugs(2, 4, 3))
local function magic(n)
  local m = {}
  for i = 1, n do m[i] = {} end
  local r, c = 1, (n + 1) / 2
  for i = 1, n * n do
    m[r][c] = i
    local nr, nc = (r - 2) % n + 1, c % n + 1
    if m[nr][nc] then nr, nc = r % n + 1, c end
    r, c = nr, nc
  end
  return m
end
for _, n in ipairs { 3, 5 } do
  local m = magic(n)
  local d1, d2 = 0, 0
  for i = 1, n do
    local row, col = 0, 0
    for j = 1, n do row, col = row + m[i][j], col + m[j][i] io.write(("%3d"):format(m[i][j])) end
    d1, d2 = d1 + m[i][i], d2 + m[i][n - i + 1]
    print("  =" .. row .. " |" .. col)
  end
  print(d1, d2)
end
local function knight(n)
  local b, d = {}, { { 1, 2 }, { 2, 1 }, { 2, -1 }, { 1, -2 }, { -1, -2 }, { -2, -1 }, { -2, 1 }, { -1, 2 } }
  for i = 1, n do b[i] = {} end
  local function free(x, y) return b[y] and x >= 1 and x <= n and not b[y][x] end
  local x, y = 1, 1
  for step = 1, n * n do
    b[y][x] = step
    local bx, by, bc
    for _, m in ipairs(d) do
      local nx, ny = x + m[1], y + m[2]
      if free(nx, ny) then
        local c = 0
        for _, k in ipairs(d) do if free(nx + k[1], ny + k[2]) then c = c + 1 end end
        if not bc or c < bc then bx, by, bc = nx, ny, c end
      end
    end
    if not bx then return b, step end
    x, y = bx, by
  end
end
for _, n in ipairs { 5, 8 } do
  local b, steps = knight(n)
  print(n, steps)
  for i = 1, n do local r = {} for j = 1, n do r[j] = ("%2s"):format(b[i][j] or "-") end print(table.concat(r, " ")) end
end
local function gray(n)
  if n == 0 then return { "" } end
  local p, r = gray(n - 1), {}
  for i = 1, #p do r[i] = "0" .. p[i] end
  for i = #p, 1, -1 do r[#r + 1] = "1" .. p[i] end
  return r
end
print(table.concat(gray(3), " "))
local function combos(t, k, from, cur, out)
  if #cur == k then out[#out + 1] = table.concat(cur) return out end
  for i = from, #t do cur[#cur + 1] = t[i] combos(t, k, i + 1, cur, out) cur[#cur] = nil end
  return out
end
print(table.concat(combos({ "a", "b", "c", "d" }, 2, 1, {}, {}), " "), #combos({ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 5, 1, {}, {}))
local josephus = function(n, k) local r = 0 for i = 2, n do r = (r + k) % i end return r + 1 end
print(josephus(41, 3), josephus(1, 5), josephus(100, 2))
