-- Records: filtering, grouping, joins, sorting, totals and aligned reports.
local csv = [[
id,name,category,price,qty
1,Widget,tools,2.50,100
2,Gadget,tools,10.00,5
3,Apple,food,0.25,400
4,Bread,food,1.75,0
5,Lamp,home,24.99,12
6,Chair,home,49.5,3
7,Nail,tools,0.01,10000
]]
local function read(text)
  local rows, head = {}, nil
  for line in text:gmatch("[^\n]+") do
    local f = {}
    for v in (line .. ","):gmatch("([^,]*),") do f[#f + 1] = v end
    if not head then
      head = f
    else
      local r = {}
      for i, k in ipairs(head) do r[k] = tonumber(f[i]) or f[i] end
      rows[#rows + 1] = r
    end
  end
  return rows, head
end
local Query = {}
Query.__index = Query
local function from(rows) return setmetatable({ rows = rows }, Query) end
function Query:where(p)
  local r = {}
  for _, v in ipairs(self.rows) do if p(v) then r[#r + 1] = v end end
  return from(r)
end
function Query:sort(...)
  local keys, r = { ... }, {}
  for i, v in ipairs(self.rows) do r[i] = v end
  table.sort(r, function(a, b)
    for _, k in ipairs(keys) do
      local desc = k:sub(1, 1) == "-"
      local f = desc and k:sub(2) or k
      if a[f] ~= b[f] then if desc then return a[f] > b[f] end return a[f] < b[f] end
    end
    return false
  end)
  return from(r)
end
function Query:group(k)
  local g, order = {}, {}
  for _, v in ipairs(self.rows) do
    if not g[v[k]] then g[v[k]] = from {} order[#order + 1] = v[k] end
    table.insert(g[v[k]].rows, v)
  end
  local i = 0
  return function() i = i + 1 if order[i] then return order[i], g[order[i]] end end
end
function Query:sum(f)
  local s = 0
  for _, v in ipairs(self.rows) do s = s + (type(f) == "function" and f(v) or v[f]) end
  return s
end
function Query:pluck(k)
  local r = {}
  for i, v in ipairs(self.rows) do r[i] = tostring(v[k]) end
  return table.concat(r, ",")
end
function Query:map(f) local r = {} for i, v in ipairs(self.rows) do r[i] = f(v) end return from(r) end
function Query:join(other, a, b)
  local idx, r = {}, {}
  for _, v in ipairs(other) do idx[v[b]] = v end
  for _, v in ipairs(self.rows) do
    local o = idx[v[a]]
    local m = {}
    for k, x in pairs(o or {}) do m[k] = x end
    for k, x in pairs(v) do m[k] = x end
    r[#r + 1] = m
  end
  return from(r)
end
local rows, head = read(csv)
local value = function(r) return r.price * r.qty end
print(#rows, table.concat(head, "|"))
local q = from(rows)
print(("%-3s %-10s %-8s %10s %7s %12s"):format("id", "name", "category", "price", "qty", "value"))
for _, r in ipairs(q:sort("category", "-price").rows) do
  print(("%-3d %-10s %-8s %10.2f %7d %12.2f"):format(r.id, r.name, r.category, r.price, r.qty, value(r)))
end
for c, g in q:group("category") do
  print(("%-8s %d items, %.2f in stock, avg price %.3f"):format(c, #g.rows, g:sum(value), g:sum("price") / #g.rows))
end
print(q:where(function(r) return r.qty < 10 end):sort("name"):pluck("name"), q:where(function(r) return r.price > 1 end):sort("-qty"):pluck("id"), q:sum(value), q:sum("qty"))
print(q:join({ { cat = "tools", shelf = "A1" }, { cat = "food", shelf = "B2" } }, "category", "cat"):sort("id"):pluck("shelf"))
print(q:map(function(r) return { n = r.name:upper():sub(1, 3) } end):pluck("n"), pcall(function() return q:sum("name") end))
print(pcall(function() return q:sort("missing"):pluck("id") end))
print(select(2, pcall(function() return q:sum("missing") end)))
