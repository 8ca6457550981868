-- Stack, queue, slices, reverse, rotate, unique, flatten with plain tables and the table library.
local t = {}
for i = 1, 5 do table.insert(t, i * 10) end
print(table.concat(t, " "), table.remove(t), table.remove(t, 1), table.concat(t, " "))
table.insert(t, 1, "front")
table.insert(t, 3, "mid")
table.insert(t, #t + 1, "end")
print(table.concat(t, " "), #t)
local function slice(a, i, j)
  local r = {}
  for k = i < 0 and #a + i + 1 or i, (j or #a) < 0 and #a + j + 1 or j or #a do r[#r + 1] = a[k] end
  return r
end
print(table.concat(slice({ 1, 2, 3, 4, 5 }, 2, 4), ","), table.concat(slice({ 1, 2, 3, 4, 5 }, -2), ","), table.concat(slice({ 1, 2, 3 }, 1, -2), ","), #slice({}, 1))
local function reverse(a) for i = 1, math.floor(#a / 2) do a[i], a[#a - i + 1] = a[#a - i + 1], a[i] end return a end
print(table.concat(reverse { 1, 2, 3, 4, 5 }, ","), table.concat(reverse { 1, 2 }, ","), #reverse {})
local function rotate(a, n) local r = {} for i = 1, #a do r[(i - 1 + n) % #a + 1] = a[i] end return r end
print(table.concat(rotate({ 1, 2, 3, 4 }, 1), ","), table.concat(rotate({ 1, 2, 3, 4 }, -1), ","), table.concat(rotate({ 1, 2, 3 }, 7), ","))
local function unique(a)
  local seen, r = {}, {}
  for _, v in ipairs(a) do if not seen[v] then seen[v] = true r[#r + 1] = v end end
  return r
end
print(table.concat(unique { 1, 2, 1, 3, 2, "1" }, ","))
local function fill(n, v) local r = {} for i = 1, n do r[i] = v end return r end
print(table.concat(fill(4, "x"), ""))
local m = {}
for i = 1, 3 do m[i] = fill(3, 0) end
m[2][2] = 1
for i = 1, 3 do io.write(table.concat(m[i], ""), " ") end
print()
local function remove_all(a, v) for i = #a, 1, -1 do if a[i] == v then table.remove(a, i) end end return a end
print(table.concat(remove_all({ 1, 2, 1, 1, 3 }, 1), ","))
local function compact(a)
  local j = 0
  for i = 1, #a do if a[i] then j = j + 1 a[j] = a[i] end end
  for i = #a, j + 1, -1 do a[i] = nil end
  return a
end
local c = compact { 1, false, 2, false, 3 }
print(#c, table.concat(c, ","))
local q = {}
for i = 1, 6 do q[#q + 1] = i if i % 2 == 0 then io.write(table.remove(q, 1), " ") end end
print(table.concat(q, ","))
local function bsearch(a, v)
  local lo, hi = 1, #a
  while lo <= hi do
    local mid = math.floor((lo + hi) / 2)
    if a[mid] == v then return mid elseif a[mid] < v then lo = mid + 1 else hi = mid - 1 end
  end
  return nil, lo
end
print(bsearch({ 1, 3, 5, 7, 9 }, 7), bsearch({ 1, 3, 5 }, 4))
local unpack = unpack or table.unpack
print(unpack({ 1, 2, 3 }))
print(unpack({ 1, 2, 3 }, 2))
print(unpack({ 1, nil, 3 }, 1, 3))
print((unpack { 1, 2 }))
print(select("#", unpack({}, 1, 3)))
local copy = { unpack { 1, 2, 3 } }
copy[1] = 9
print(copy[1], #copy)
print(table.remove({}), #{ table.remove({}) }, table.concat({}, ","), table.concat({ 1 }, ","), table.concat({ 1, 2, 3 }, ", ", 2, 3))
