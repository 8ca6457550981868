-- __newindex: functions, tables, chains, rawset, existing fields.
local log = {}
local t = setmetatable({ own = 1 }, { __newindex = function(t, k, v)
  log[#log + 1] = tostring(k) .. "=" .. tostring(v)
end })
t.own = 2 t.x = 3 t[1] = 4 t.x = 5 t.y = nil print(t.own, t.x, t[1], table.concat(log, " "))
rawset(t, "x", "raw") t.x = "direct" print(t.x, #log) t.x = nil t.x = "again" print(t.x, log[#log])
local store = {}
local proxy = setmetatable({}, { __newindex = store, __index = store })
proxy.a = 1
proxy.b = 2
print(rawget(proxy, "a"), store.a, proxy.b)
proxy.a = nil
print(store.a)
local inner = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, "inner " .. tostring(v)) end })
local outer = setmetatable({}, { __newindex = inner })
outer.k = "v"
print(rawget(outer, "k"), rawget(inner, "k"))
outer.k = "w"
print(inner.k)
local readonly = setmetatable({}, { __index = { pi = 3 }, __newindex = function(_, k) error("cannot set " .. k, 2) end })
print(readonly.pi, pcall(function() readonly.pi = 4 end))
print(pcall(function() readonly.new = 4 end))
local counted = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, { value = v, at = k }) end })
counted.z = 9
print(counted.z.value, counted.z.at)
for _, bad in ipairs { 5, true, "str" } do
  print(pcall(function() local o = setmetatable({}, { __newindex = bad }) o.x = 1 end))
end
local loop = {} setmetatable(loop, { __newindex = loop }) print(pcall(function() loop.x = 1 end))
local multi = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, v) rawset(t, k .. "_copy", v) end })
multi.a, multi.b = 1, 2
print(multi.a, multi.a_copy, multi.b, multi.b_copy)
local nan = setmetatable({}, { __newindex = function(_, k, v) print("set", k ~= k, v) end })
print(pcall(function() nan[0 / 0] = "nan key" end))
print(pcall(rawset, nan, 0 / 0, 1))
nan[nil == 1] = "false key"
local nilkey = setmetatable({}, { __newindex = function(_, k, v) print("nil key", k, v) end })
print(pcall(function() nilkey[nil] = 1 end))
local arr = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, v * 10) end })
for i = 1, 3 do arr[i] = i end
arr[2] = 5
print(table.concat(arr, ","))
table.insert(arr, 7)
print(arr[4])
local G = {}
setmetatable(G, { __newindex = function(g, k, v) rawset(g, k, v) print("global created", k) end })
G.one = 1
G.one = 2
print(G.one)
local falsey = setmetatable({ f = false }, { __newindex = function() print("never") end })
falsey.f = true
print(falsey.f)
