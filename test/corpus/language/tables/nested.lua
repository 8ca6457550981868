-- Nested tables: access, assignment, sharing, cycles, deep copy and comparison.
local t = { a = { b = { c = 1 } }, list = { { id = 1 }, { id = 2, tags = { "x", "y" } } } }
print(t.a.b.c, t["a"]["b"]["c"], t.a["b"].c, t.list[2].tags[1], #t.list, #t.list[2].tags)
t.a.b.c = t.a.b.c + 1
t.a.b.d = {}
t.a.b.d.e = "new"
t.list[#t.list + 1] = { id = 3 }
t.list[2].tags[#t.list[2].tags + 1] = "z"
print(t.a.b.c, t.a.b.d.e, t.list[3].id, table.concat(t.list[2].tags, ","))
local shared = { n = 0 } local p, q = { s = shared }, { s = shared } p.s.n = p.s.n + 5 print(q.s.n, p.s == q.s)
local cyc = {} cyc.me = cyc cyc.list = { cyc, { cyc } } print(cyc.me.me == cyc, cyc.list[2][1].list[1] == cyc)
local function copy(o, seen)
  if type(o) ~= "table" then return o end
  seen = seen or {}
  if seen[o] then return seen[o] end
  local r = {}
  seen[o] = r
  for k, v in pairs(o) do r[copy(k, seen)] = copy(v, seen) end
  return setmetatable(r, getmetatable(o))
end
local c = copy(cyc) print(c ~= cyc, c.me == c, c.list[2][1] == c)
local function equal(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for k, v in pairs(a) do if not equal(v, b[k]) then return false end end
  for k in pairs(b) do if a[k] == nil then return false end end
  return true
end
print(equal({ 1, { 2, x = { 3 } } }, { 1, { 2, x = { 3 } } }), equal({ 1, { 2 } }, { 1, { 3 } }), equal({ 1 }, { 1, 2 }), equal(copy(t), t))
local matrix = {}
for i = 1, 3 do matrix[i] = {} for j = 1, 3 do matrix[i][j] = i * j end end
for i = 1, 3 do print(table.concat(matrix[i], " ")) end
local grid = setmetatable({}, { __index = function(g, k) local row = {} g[k] = row return row end })
grid[3][4] = "x"
grid[3][5] = "y"
print(grid[3][4], grid[3][5], rawget(grid, 2))
local function dump(v, indent)
  if type(v) ~= "table" then return tostring(v) end
  indent = indent or ""
  local keys, out = {}, {}
  for k in pairs(v) do keys[#keys + 1] = tostring(k) end
  table.sort(keys)
  for _, k in ipairs(keys) do
    local val = v[k]
    if val == nil then val = v[tonumber(k)] end
    out[#out + 1] = indent .. "  " .. k .. ": " .. dump(val, indent .. "  ")
  end
  return "\n" .. table.concat(out, "\n")
end
print(dump(t))
