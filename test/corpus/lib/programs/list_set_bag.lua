-- sets with operators, bags, ordered maps, linked lists, tries, binary trees
local Set = {}
Set.__index = Set
local function set(t) local s = setmetatable({}, Set) for _, v in ipairs(t) do s[v] = true end return s end
Set.__add = function(a, b)
  local r = set{}
  for k in pairs(a) do r[k] = true end
  for k in pairs(b) do r[k] = true end
  return r
end
Set.__mul = function(a, b) local r = set{} for k in pairs(a) do if b[k] then r[k] = true end end return r end
Set.__sub = function(a, b)
  local r = set{}
  for k in pairs(a) do if not b[k] then r[k] = true end end
  return r
end
Set.__le = function(a, b) for k in pairs(a) do if not b[k] then return false end end return true end
Set.__lt = function(a, b) return a <= b and not (b <= a) end
Set.__eq = function(a, b) return a <= b and b <= a end
Set.__tostring = function(s)
  local r = {}
  for k in pairs(s) do r[#r + 1] = tostring(k) end
  table.sort(r)
  return "{" .. table.concat(r, ", ") .. "}"
end
local a, b = set{1, 2, 3, 4}, set{3, 4, 5}
print(tostring(a + b), tostring(a * b), tostring(a - b), set{3} < a, a <= a, a < a, a == set{4, 3, 2, 1}, a ~= b, tostring(set{}))
local function omap()
  local keys, vals = {}, {}
  return setmetatable({}, {__newindex = function(_, k, v)
    if vals[k] == nil then keys[#keys + 1] = k end
    vals[k] = v
    if v == nil then for i, x in ipairs(keys) do if x == k then table.remove(keys, i) break end end end
  end, __index = function(_, k) return vals[k] end, __call = function()
    local i = 0
    return function() i = i + 1 return keys[i], vals[keys[i]] end
  end})
end
local m = omap()
m.z = 1
m.a = 2
m.k = 3
m.z = 10
m.a = nil
m.b = 4
for k, v in m() do io.write(k, "=", v, " ") end
print()
local trie = {}
local function add(w) local n = trie for c in w:gmatch(".") do n[c] = n[c] or {} n = n[c] end n["$"] = true end
local function with(p)
  local n = trie
  for c in p:gmatch(".") do n = n[c] if not n then return {} end end
  local r = {}
  local function walk(x, s)
    if x["$"] then r[#r + 1] = s end
    local ks = {}
    for k in pairs(x) do if k ~= "$" then ks[#ks + 1] = k end end
    table.sort(ks)
    for _, k in ipairs(ks) do walk(x[k], s .. k) end
  end
  walk(n, p)
  return r
end
for w in ("car cart care cat dog do done"):gmatch("%a+") do add(w) end
print(table.concat(with("car"), " "), table.concat(with("do"), " "), #with("x"), #with(""))
local Tree = {}
local function insert(t, k)
  if not t then return {k = k} end
  if k < t.k then t.l = insert(t.l, k) elseif k > t.k then t.r = insert(t.r, k) end
  return t
end
local function depth(t) return t and 1 + math.max(depth(t.l), depth(t.r)) or 0 end
local function inorder(t, r) if t then inorder(t.l, r) r[#r + 1] = t.k inorder(t.r, r) end return r end
local function del(t, k)
  if not t then return nil end
  if k < t.k then
    t.l = del(t.l, k)
  elseif k > t.k then
    t.r = del(t.r, k)
  elseif not t.l then
    return t.r
  elseif not t.r then
    return t.l
  else
    local s = t.r
    while s.l do s = s.l end
    t.k = s.k
    t.r = del(t.r, s.k)
  end
  return t
end
local t
for _, k in ipairs{50, 30, 70, 20, 40, 60, 80, 30, 65} do t = insert(t, k) end
print(table.concat(inorder(t, {}), " "), depth(t))
for _, k in ipairs{50, 20, 99} do t = del(t, k) end
print(table.concat(inorder(t, {}), " "), t.k, depth(t))
local list
for i = 5, 1, -1 do list = {v = i, next = list} end
local function show(l) local r = {} while l do r[#r + 1] = l.v l = l.next end return table.concat(r, "->") end
local function reverse(l) local p while l do l.next, p, l = p, l, l.next end return p end
print(show(list))
list = reverse(list)
print(show(list))
local bag = {}
for w in ("b a c a b a"):gmatch("%a") do bag[w] = (bag[w] or 0) + 1 end
local r = {}
for k, v in pairs(bag) do r[#r + 1] = k .. v end
table.sort(r)
print(table.concat(r, " "))
