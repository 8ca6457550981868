-- __lt and __le with mixed operands; __le from __lt.
local log = {}
local function show(...) print(table.concat(log, " "), ...) log = {} end
local function n(x) return type(x) == "table" and x.n or tostring(x) end
local lt = { __lt = function(a, b)
  log[#log + 1] = n(a) .. "<" .. n(b)
  return (tonumber(n(a)) or 0) < (tonumber(n(b)) or 0)
end }
local one, two = setmetatable({ n = "1" }, lt), setmetatable({ n = "2" }, lt)
show(one < two, two < one, one > two, two > one)
show(pcall(function() return one <= two, two <= one, one >= two, two >= one, one <= one end))
local both = { __lt = lt.__lt, __le = function(a, b) log[#log + 1] = n(a) .. "<=" .. n(b) return n(a) <= n(b) end }
local p, q = setmetatable({ n = "1" }, both), setmetatable({ n = "2" }, both)
show(p < q, p <= q, p > q, p >= q, p <= p, not (p < q), not (p <= q))
show(pcall(function() return p < 5 end))
show(pcall(function() return 5 < p end))
show(pcall(function() return p <= 5 end))
show(pcall(function() return 5 >= p end))
show(pcall(function() return p < "x" end))
show(pcall(function() return p < nil end))
show(pcall(function() return p > {} end))
show(pcall(function() return {} <= p end))
local le = { __le = function() return true end }
local l = setmetatable({}, le)
print(l <= l, l >= l)
print(pcall(function() return l < l end))
local diff = setmetatable({ n = "3" }, { __lt = function() log[#log + 1] = "diff" return true end })
show(pcall(function() return one < diff end))
show(pcall(function() return diff < one end))
show(pcall(function() return one <= diff end))
local vals = setmetatable({ n = "v" }, { __lt = function() return 1, 2 end, __le = function() return nil end })
print(vals < vals, vals <= vals, not (vals < vals))
local bad = setmetatable({}, { __lt = 1 })
print(pcall(function() return bad < bad end))
local err = setmetatable({}, { __lt = function() error("in lt") end })
print(pcall(function() return err < err end))
local V = {}
V.__lt = function(a, b) return a.k < b.k end
local list = {}
for _, k in ipairs { 5, 2, 9, 1, 7 } do list[#list + 1] = setmetatable({ k = k }, V) end
table.sort(list)
local out = {}
for i, v in ipairs(list) do out[i] = v.k end
print(table.concat(out, " "))
print(math.max(1, 2), pcall(math.max, list[1], list[2]))
table.sort(list, function(a, b) return a > b end)
for i, v in ipairs(list) do out[i] = v.k end
print(table.concat(out, " "))
local Set = {}
Set.__le = function(a, b) for k in pairs(a) do if not b[k] then return false end end return true end
Set.__lt = function(a, b) return a <= b and not (b <= a) end
local function set(...) local s = setmetatable({}, Set) for _, k in ipairs { ... } do s[k] = true end return s end
print(set(1) < set(1, 2), set(1, 2) < set(1, 2), set(1, 2) <= set(1, 2), set(3) <= set(1, 2), set(1, 2) > set(2), set() <= set())
