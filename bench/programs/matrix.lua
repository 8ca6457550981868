-- Multiply square matrices held as tables of rows.
local N = tonumber((...)) or 430

local function build(n, seed)
  local rows = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do
      row[j] = seed * (i - j) * (i + j) / n
    end
    rows[i] = row
  end
  return rows
end

local function transpose(m)
  local t = {}
  for j = 1, #m[1] do
    t[j] = {}
    for i = 1, #m do t[j][i] = m[i][j] end
  end
  return t
end

local function multiply(a, b)
  local bt = transpose(b)
  local c = {}
  for i = 1, #a do
    local ai, ci = a[i], {}
    for j = 1, #bt do
      local bj, sum = bt[j], 0
      for k = 1, #bj do sum = sum + ai[k] * bj[k] end
      ci[j] = sum
    end
    c[i] = ci
  end
  return c
end

local a, b = build(N, 0.5 / N), build(N, 0.25 / N)
local c = multiply(a, b)
c = multiply(c, a)
c = multiply(c, b)
local mid = math.floor(N / 2) + 1
print(string.format("matrix %d: %.6f %.6f %.6f", N, c[1][1], c[mid][mid], c[N][N]))
