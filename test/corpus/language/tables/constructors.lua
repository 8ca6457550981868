-- Table constructors: positional, named, computed, mixed, trailing calls.
local function three() return 1, 2, 3 end
local function none() end
local function show(t)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b) if type(a) == type(b) then return a < b end return type(a) == "number" end)
  for i, k in ipairs(keys) do keys[i] = tostring(k) .. "=" .. tostring(t[k]) end
  print("{" .. table.concat(keys, ", ") .. "}")
end
show {}
show { 1, 2, 3 }
show { 1; 2; 3; }
show { 1, 2; 3, }
show { x = 1, y = 2 }
show { ["x"] = 1, [1] = 2, [2] = 3 }
show { 1, x = 5, 2, y = 6, 3 }
show { three() }
show { three(), three() }
show { (three()) }
show { three(), 10 }
show { 10, three() }
show { x = three() }
show { [1] = three() }
show { three(), x = 1 }
show { three(), nil }
show { none() } show { none(), none() } show { none(), 1 } show { 1, none() } show { (none()) }
show { nil, 2 }
show { nil, nil, 3 }
show { 1, nil, 3 }
show { [1] = "a", "b" }
show { "b", [1] = "a" }
show { "a", "b", [2] = "c", [3] = "d" }
show { x = 1, x = 2 }
show { ["a b"] = 1, [1.5] = 2, [true and "t"] = 3, [-1] = 4, [0] = 5 }
show { [1] = 1, [2] = 2, 10, 20 } show { [three()] = three() } show { 1, [1] = 2, [2] = 3, 4 }
local n = 0
local function v() n = n + 1 return n end
show { v(), v(), x = v(), v(), [v()] = v() }
local t = { { 1, 2 }, { x = { y = { z = "deep" } } }, { { { "nested" } } }, f = function() return "called" end }
print(t[1][2], t[2].x.y.z, t[3][1][1][1], t.f(), #t)
print(({ 10, 20, 30 })[2], ({ x = "field" }).x, #{ 1, 2, 3 }, ({ three() })[3], ({ three(), "x" })[2], ({ ... })[1])
local function va(...) return { ... }, { ..., "end" }, { "start", ... }, { n = select("#", ...), ... } end
for _, r in ipairs { va(7, 8) } do show(r) end
local big = {} for i = 1, 60 do big[i] = i end show { (unpack or table.unpack)(big, 1, 55) }
show { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, x = 1, three() }
local self = { name = "outer", inner = { name = name or "no name" } } print(self.inner.name)
print({} == {}, #{ n = nil }, next {} == nil, type { 1 })
