-- matrices with operator metamethods, printed through format
local M = {} M.__index = M
local function new(rows) return setmetatable(rows, M) end
function M.id(n)
  local r = {}
  for i = 1, n do r[i] = {} for j = 1, n do r[i][j] = i == j and 1 or 0 end end
  return new(r)
end
local function zip(a, b, f)
  local r = {}
  for i = 1, #a do r[i] = {} for j = 1, #a[1] do r[i][j] = f(a[i][j], b[i][j]) end end
  return new(r)
end
M.__add = function(a, b) return zip(a, b, function(x, y) return x + y end) end
M.__sub = function(a, b) return zip(a, b, function(x, y) return x - y end) end
M.__unm = function(a) return a * -1 end
M.__mul = function(a, b)
  if type(a) == "number" then a, b = b, a end
  if type(b) == "number" then return zip(a, a, function(x) return x * b end) end
  if #a[1] ~= #b then error("size mismatch " .. #a[1] .. " and " .. #b, 2) end
  local r = {} for i = 1, #a do r[i] = {} for j = 1, #b[1] do local s = 0 for k = 1, #b do s = s + a[i][k] * b[k][j] end r[i][j] = s end end return new(r)
end
M.__pow = function(a, n)
  local r = M.id(#a)
  while n > 0 do if n % 2 == 1 then r = r * a end a = a * a n = math.floor(n / 2) end
  return r
end
M.__eq = function(a, b)
  for i = 1, #a do for j = 1, #a[1] do if a[i][j] ~= b[i][j] then return false end end end
  return true
end
M.__tostring = function(a)
  local l = {}
  for i = 1, #a do
    local c = {}
    for j = 1, #a[i] do c[j] = ("%8.3f"):format(a[i][j]) end
    l[i] = "[" .. table.concat(c, " ") .. " ]"
  end
  return table.concat(l, "\n")
end
M.__call = function(a, i, j) return a[i][j] end
M.__concat = function(a, b) return tostring(a) .. "\n--\n" .. tostring(b) end
function M:t()
  local r = {}
  for j = 1, #self[1] do r[j] = {} for i = 1, #self do r[j][i] = self[i][j] end end
  return new(r)
end
function M:det()
  if #self == 1 then return self[1][1] end
  local d = 0
  for j = 1, #self do
    local sub = {}
    for i = 2, #self do
      sub[i - 1] = {}
      for k = 1, #self do if k ~= j then table.insert(sub[i - 1], self[i][k]) end end
    end
    d = d + (j % 2 == 1 and 1 or -1) * self[1][j] * M.det(sub)
  end
  return d
end
local a, b = new{{1, 2}, {3, 4}}, new{{0.5, -1}, {2, 10}}
print(tostring(a + b))
print(tostring(a * b))
print(tostring(2 * a))
print(tostring(-a))
print(tostring(a:t()))
print(a:det(), b:det(), new({{2, 0, 1}, {1, 3, 2}, {1, 1, 1}}):det())
print(tostring(new{{1, 1}, {1, 0}} ^ 30))
print(a == new{{1, 2}, {3, 4}}, a == b, a(2, 1), a ^ 0 == M.id(2))
print(a .. b)
print(pcall(function() return a * new{{1, 2, 3}} end))
print(tostring(new{{1, 2, 3}} * new{{1}, {2}, {3}}))
