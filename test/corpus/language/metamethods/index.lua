-- __index: tables, functions, chains, rawget, precedence of own fields.
local base = { a = "base a", b = "base b" }
local mid = setmetatable({ b = "mid b", c = "mid c" }, { __index = base })
local top = setmetatable({ c = "top c" }, { __index = mid })
print(top.a, top.b, top.c, top.d, rawget(top, "a"), rawget(top, "c"))
base.d = "added later" print(top.d, mid.d) top.d = "own" print(top.d, mid.d)
local f = setmetatable({}, { __index = function(t, k) return type(k) .. ":" .. tostring(k), "second is dropped" end })
print(f.x, f[1], f[true], f[1.5]) print((f.y)) print(rawget(f, "x"), #f, next(f))
local chain = setmetatable({}, { __index = setmetatable({}, { __index = function(t, k) return k .. "!" end }) })
print(chain.deep, chain["x y"])
local seen = {}
local obj
obj = setmetatable({}, { __index = function(t, k) seen[#seen + 1] = tostring(t == obj) .. k return nil end })
print(obj.p, obj.q, table.concat(seen, " "))
local own = setmetatable({ x = false, y = nil }, { __index = function() return "default" end })
print(own.x, own.y, own.z)
local defaults = setmetatable({}, { __index = function(t, k) local v = k * 2 rawset(t, k, v) return v end })
print(defaults[4], rawget(defaults, 4), rawget(defaults, 5))
local viaString = setmetatable({}, { __index = string }) print(viaString.upper("x"), viaString.nothing)
local strIndex = setmetatable({}, { __index = "abc" }) print(strIndex.len == string.len, strIndex.nope)
local deep = {}
for i = 1, 90 do deep = setmetatable({ ["k" .. i] = i }, { __index = deep }) end
print(deep.k1, deep.k90, deep.k45, deep.none)
local tooDeep = {}
for i = 1, 150 do tooDeep = setmetatable({}, { __index = tooDeep }) end
print(pcall(function() return tooDeep.x end))
local loop = {} setmetatable(loop, { __index = loop }) print(pcall(function() return loop.x end))
for _, bad in ipairs { 5, true, print } do
  print(pcall(function() local o = setmetatable({}, { __index = bad }) return o.x end))
end
local n = setmetatable({}, { __index = function(t, k) if k == 0 then return 0 end return t[k - 1] + k end })
print(n[10], n[50])
local ind = setmetatable({}, { __index = function(_, k) error("no field " .. k, 2) end })
print(pcall(function() return ind.missing end))
local self = setmetatable({}, { __index = { m = function(self, x) return rawequal(self, self), x end } })
print(self:m(5), self.m(1, 2))
print(setmetatable({}, { __index = { [1] = "one", [2] = "two" } })[2], #setmetatable({}, { __index = { 1, 2, 3 } }), next(setmetatable({}, { __index = { 1 } })))
