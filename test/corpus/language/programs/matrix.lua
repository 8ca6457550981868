-- Matrices with operators: product, transpose, determinant, inverse, power.
local Matrix = {}
Matrix.__index = Matrix
local function new(rows) return setmetatable(rows, Matrix) end
function Matrix.identity(n)
  local m = {}
  for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i == j and 1 or 0 end end
  return new(m)
end
function Matrix.__add(a, b)
  local m = {}
  for i, r in ipairs(a) do m[i] = {} for j, v in ipairs(r) do m[i][j] = v + b[i][j] end end
  return new(m)
end
function Matrix.__mul(a, b)
  if type(a) == "number" then a, b = b, a end
  local m = {}
  if type(b) == "number" then
    for i, r in ipairs(a) do m[i] = {} for j, v in ipairs(r) do m[i][j] = v * b end end
    return new(m)
  end
  if #a[1] ~= #b then error(("cannot multiply %dx%d by %dx%d"):format(#a, #a[1], #b, #b[1]), 2) end
  for i = 1, #a do
    m[i] = {}
    for j = 1, #b[1] do local s = 0 for k = 1, #b do s = s + a[i][k] * b[k][j] end m[i][j] = s end
  end
  return new(m)
end
function Matrix.__unm(a) return a * -1 end
function Matrix.__sub(a, b) return a + -b end
function Matrix.__pow(a, n)
  local r = Matrix.identity(#a)
  while n > 0 do if n % 2 == 1 then r = r * a end a = a * a n = math.floor(n / 2) end
  return r
end
function Matrix.__eq(a, b)
  for i, r in ipairs(a) do for j, v in ipairs(r) do if math.abs(v - b[i][j]) > 1e-9 then return false end end end
  return #a == #b
end
function Matrix.__tostring(a)
  local out = {}
  for i, r in ipairs(a) do
    local l = {}
    for j, v in ipairs(r) do l[j] = ("%.4g"):format(v) end
    out[i] = table.concat(l, " ")
  end
  return "[" .. table.concat(out, "; ") .. "]"
end
function Matrix.__concat(a, b) return tostring(a) .. tostring(b) end
function Matrix:transpose()
  local m = {}
  for j = 1, #self[1] do m[j] = {} for i = 1, #self do m[j][i] = self[i][j] end end
  return new(m)
end
function Matrix:det()
  local n, d, m = #self, 1, {}
  for i = 1, n do m[i] = { (unpack or table.unpack)(self[i]) } end
  for c = 1, n do
    local p = c
    for r = c + 1, n do if math.abs(m[r][c]) > math.abs(m[p][c]) then p = r end end
    if m[p][c] == 0 then return 0 end
    if p ~= c then m[p], m[c], d = m[c], m[p], -d end
    d = d * m[c][c]
    for r = c + 1, n do local f = m[r][c] / m[c][c] for k = c, n do m[r][k] = m[r][k] - f * m[c][k] end end
  end
  return d
end
function Matrix:inverse()
  local n, m = #self, {}
  for i = 1, n do m[i] = {} for j = 1, n do m[i][j], m[i][j + n] = self[i][j], i == j and 1 or 0 end end
  for c = 1, n do
    local p for r = c, n do if m[r][c] ~= 0 then p = r break end end
    if not p then return nil, "singular" end
    m[c], m[p] = m[p], m[c]
    local f = m[c][c]
    for k = 1, 2 * n do m[c][k] = m[c][k] / f end
    for r = 1, n do if r ~= c then local g = m[r][c] for k = 1, 2 * n do m[r][k] = m[r][k] - g * m[c][k] end end end
  end
  local inv = {} for i = 1, n do inv[i] = { (unpack or table.unpack)(m[i], n + 1, 2 * n) } end
  return new(inv)
end
local a, b = new { { 1, 2 }, { 3, 4 } }, new { { 0, 1 }, { 1, 0 } }
print(a + b, a - b, a * b, b * a, a * 2, 2 * a, -a, a ^ 5, a .. b, a .. "!")
print(a:det(), b:det(), a:transpose(), a:inverse(), a * a:inverse() == Matrix.identity(2), a == b, a == new { { 1, 2 }, { 3, 4 } })
local c = new { { 2, -1, 0 }, { -1, 2, -1 }, { 0, -1, 2 } }
print(("%.10g"):format(c:det()), c:inverse(), c * c:inverse() == Matrix.identity(3), (c ^ 3))
print(new { { 1, 2 }, { 2, 4 } }:inverse())
print(new { { 1, 1 }, { 1, 0 } } ^ 30)
print(pcall(function() return a * c end))
print(a * new { { 5 }, { 6 } }, new { { 1, 2, 3 } } * new { { 1 }, { 2 }, { 3 } })
