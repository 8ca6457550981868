-- stable sorting of records by several keys: merge sort, decorated sort, insertion sort
local people = {}
for i, s in ipairs{"ann:30:oslo", "bob:25:rome", "cid:30:rome", "dan:25:oslo", "eve:41:bern", "fay:30:bern", "gus:25:bern"} do
  local n, a, c = s:match("(%w+):(%d+):(%w+)") people[i] = {name = n, age = tonumber(a), city = c, pos = i}
end
local function show(l)
  local r = {}
  for i, p in ipairs(l) do r[i] = p.name .. p.age .. p.city:sub(1, 1) end
  print(table.concat(r, " "))
end
local function copy(l) local r = {} for i, v in ipairs(l) do r[i] = v end return r end
local function merge_sort(l, less)
  if #l <= 1 then return l end
  local m, a, b = math.floor(#l / 2), {}, {}
  for i = 1, m do a[i] = l[i] end for i = m + 1, #l do b[#b + 1] = l[i] end
  a, b = merge_sort(a, less), merge_sort(b, less)
  local r, i, j = {}, 1, 1
  while i <= #a or j <= #b do
    if j > #b or (i <= #a and not less(b[j], a[i])) then r[#r + 1] = a[i] i = i + 1 else r[#r + 1] = b[j] j = j + 1 end
  end
  return r
end
local function by(...)
  local keys = {...}
  return function(a, b)
    for _, k in ipairs(keys) do
      local desc = k:sub(1, 1) == "-" if desc then k = k:sub(2) end
      if a[k] ~= b[k] then if desc then return a[k] > b[k] end return a[k] < b[k] end
    end
    return false
  end
end
show(merge_sort(people, by("age")))
show(merge_sort(people, by("city")))
show(merge_sort(people, by("-age")))
show(merge_sort(people, by("city", "-age")))
local t = copy(people)
table.sort(t, by("age", "pos"))
show(t)
table.sort(t, by("-city", "-pos"))
show(t)
table.sort(t, by("-name"))
show(t)
local function insertion(l, less)
  for i = 2, #l do
    local v, j = l[i], i - 1
    while j >= 1 and less(v, l[j]) do l[j + 1] = l[j] j = j - 1 end
    l[j + 1] = v
  end
  return l
end
show(insertion(copy(people), by("age"))) show(insertion(copy(people), by("city", "age")))
local function group(l, k)
  local g, order = {}, {}
  for _, p in ipairs(l) do
    local v = p[k]
    if not g[v] then g[v] = {} order[#order + 1] = v end
    table.insert(g[v], p.name)
  end
  for _, v in ipairs(order) do io.write(tostring(v), "={", table.concat(g[v], ","), "} ") end
  print()
end
group(people, "city") group(people, "age")
