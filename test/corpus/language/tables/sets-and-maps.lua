-- Sets, multisets, inverted maps, grouping, ordered maps and default values.
local Set = {}
Set.__index = Set
local function set(...)
  local s = setmetatable({ n = 0, e = {} }, Set)
  for _, v in ipairs { ... } do s:add(v) end
  return s
end
function Set:add(v) if not self.e[v] then self.e[v] = true self.n = self.n + 1 end return self end
function Set:remove(v) if self.e[v] then self.e[v] = nil self.n = self.n - 1 return true end return false end
function Set:has(v) return self.e[v] == true end
function Set:list() local r = {} for v in pairs(self.e) do r[#r + 1] = v end table.sort(r) return r end
Set.__add = function(a, b)
  local r = set()
  for v in pairs(a.e) do r:add(v) end
  for v in pairs(b.e) do r:add(v) end
  return r
end
Set.__mul = function(a, b) local r = set() for v in pairs(a.e) do if b.e[v] then r:add(v) end end return r end
Set.__sub = function(a, b) local r = set() for v in pairs(a.e) do if not b.e[v] then r:add(v) end end return r end
Set.__eq = function(a, b) return (a - b).n == 0 and (b - a).n == 0 end
Set.__le = function(a, b) return (a - b).n == 0 end
Set.__lt = function(a, b) return a <= b and not (b <= a) end
Set.__tostring = function(s) return "{" .. table.concat(s:list(), ", ") .. "}" end
local a, b = set(1, 2, 3, 3), set(3, 4)
print(a, b, a + b, a * b, a - b, a == set(3, 2, 1), a == b, set(1) <= a, set(1) < a, a < a, a.n, a:has(2), a:remove(2), a:remove(2), a)
local words = "one fish two fish red fish blue fish"
local count, order = {}, {}
for w in words:gmatch("%a+") do if not count[w] then count[w] = 0 order[#order + 1] = w end count[w] = count[w] + 1 end
for _, w in ipairs(order) do io.write(w, "=", count[w], " ") end
print()
local inverse = {}
for w, n in pairs(count) do inverse[n] = inverse[n] or {} table.insert(inverse[n], w) end
table.sort(inverse[1])
print(inverse[4][1], table.concat(inverse[1], " "))
local OMap = {}
OMap.__index = function(m, k) return OMap[k] or m._v[k] end
OMap.__newindex = function(m, k, v) if m._v[k] == nil then m._k[#m._k + 1] = k end m._v[k] = v end
local function omap() return setmetatable({ _k = {}, _v = {} }, OMap) end
function OMap.iter(m)
  local i = 0
  return function() i = i + 1 local k = m._k[i] if k ~= nil then return k, m._v[k] end end
end
local om = omap()
om.z = 1
om.a = 2
om.m = 3
om.a = 20
for k, v in om:iter() do io.write(k, "=", v, " ") end
print(om.z, om.none)
local sparse = {}
sparse[-5] = "a"
sparse[1000] = "b"
sparse[0.5] = "c"
local ks = {}
for k in pairs(sparse) do ks[#ks + 1] = k end
table.sort(ks)
print(table.concat(ks, " "))
local merged = {}
for _, src in ipairs { { x = 1, y = 2 }, { y = 3, z = 4 } } do for k, v in pairs(src) do merged[k] = v end end
print(merged.x, merged.y, merged.z)
local twokeys = {}
for x = 1, 3 do for y = 1, 3 do twokeys[x .. "," .. y] = x * y end end
print(twokeys["2,3"], twokeys["3,3"], twokeys["4,1"])
