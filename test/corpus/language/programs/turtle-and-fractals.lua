-- Character graphics: turtle, Sierpinski, Mandelbrot, dragon curve, Koch rewriting, spirals.
local Canvas = {}
Canvas.__index = Canvas
function Canvas.new(w, h, c)
  local t = setmetatable({ w = w, h = h }, Canvas)
  for y = 1, h do t[y] = {} for x = 1, w do t[y][x] = c or "." end end
  return t
end
function Canvas:set(x, y, c)
  x, y = math.floor(x + 0.5), math.floor(y + 0.5)
  if self[y] and self[y][x] then self[y][x] = c end
end
Canvas.__tostring = function(c)
  local o = {}
  for y = 1, c.h do o[y] = table.concat(c[y]) end
  return table.concat(o, "\n")
end
function Canvas:line(x0, y0, x1, y1, ch)
  local n = math.max(math.abs(x1 - x0), math.abs(y1 - y0))
  for i = 0, n do self:set(x0 + (x1 - x0) * (n == 0 and 0 or i / n), y0 + (y1 - y0) * (n == 0 and 0 or i / n), ch) end
end
local c = Canvas.new(20, 8)
c:line(1, 1, 20, 8, "\\")
c:line(1, 8, 20, 1, "/")
c:line(1, 4, 20, 4, "-")
c:line(30, 1, 40, 5, "x")
print(c)
for y = 0, 15 do
  local l = {}
  for x = 0, 15 do
    local a, b, hit = x, y, false
    while a > 0 or b > 0 do
      if a % 2 == 1 and b % 2 == 1 then hit = true end
      a, b = math.floor(a / 2), math.floor(b / 2)
    end
    l[#l + 1] = hit and " " or "*"
  end
  print(table.concat(l))
end
for y = -1.2, 1.21, 0.2 do
  local l = {}
  for x = -2, 0.6, 0.07 do
    local zr, zi, n = 0, 0, 0
    while zr * zr + zi * zi < 4 and n < 30 do zr, zi, n = zr * zr - zi * zi + x, 2 * zr * zi + y, n + 1 end
    l[#l + 1] = (" .:-=+*#%@"):sub(math.floor(n / 3.34) + 1, math.floor(n / 3.34) + 1)
  end
  print((table.concat(l):gsub("%s+$", "")))
end
local function rewrite(s, rules, n) for _ = 1, n do s = s:gsub(".", rules) end return s end
print(rewrite("A", { A = "AB", B = "A" }, 7))
local dragon = rewrite("FX", { X = "X+YF+", Y = "-FX-Y" }, 8)
print(#dragon, dragon:sub(1, 60))
local function draw(s, w, h, x, y, dir)
  local cv = Canvas.new(w, h, " ")
  local dx, dy = dir[1], dir[2]
  for ch in s:gmatch(".") do
    if ch == "F" then
      cv:set(x, y, "#")
      x, y = x + dx, y + dy
      cv:set(x, y, "#")
    elseif ch == "+" then
      dx, dy = -dy, dx
    elseif ch == "-" then
      dx, dy = dy, -dx
    end
  end
  return (tostring(cv):gsub(" +\n", "\n"):gsub("\n+", "\n"):gsub(" +$", ""))
end
print(draw(rewrite("FX", { X = "X+YF+", Y = "-FX-Y" }, 7), 40, 30, 20, 15, { 1, 0 }))
print(draw(rewrite("F", { F = "F+F-F-F+F" }, 2), 12, 8, 1, 6, { 1, 0 }))
local function spiral(n)
  local g = {}
  for i = 1, n do g[i] = {} end
  local x, y, dx, dy = 1, 1, 1, 0
  for i = 1, n * n do
    g[y][x] = i
    local nx, ny = x + dx, y + dy
    if not g[ny] or nx < 1 or nx > n or g[ny][nx] then dx, dy = -dy, dx nx, ny = x + dx, y + dy end
    x, y = nx, ny
  end
  for i = 1, n do for j = 1, n do io.write(("%4d"):format(g[i][j])) end print() end
end
spiral(5)
for i = 0, 8 do
  local l, v = {}, 1
  for k = 0, i do l[#l + 1] = ("%3d"):format(v) v = v * (i - k) / (k + 1) end
  print((" "):rep(2 * (8 - i)) .. table.concat(l, " "))
end
