-- __mode and __gc do not disturb ordinary use; strong references survive a collection.
local key = {}
for _, mode in ipairs { "k", "v", "kv" } do
  local w = setmetatable({}, { __mode = mode })
  w[key] = key
  w.s = "string"
  w[1] = 42
  w[true] = false
  collectgarbage()
  print(mode, w[key] == key, w.s, w[1], w[true])
end
local cache = setmetatable({}, { __mode = "v" })
local kept = { "kept" }
cache.a = kept
collectgarbage()
print(cache.a == kept, #cache, getmetatable(cache).__mode)
local gc = setmetatable({}, { __gc = function() end })
gc.x = 1
print(gc.x)
local odd = setmetatable({}, { __mode = 5 })
odd[1] = {}
print(type(odd[1]))
print(type(collectgarbage("count")), collectgarbage("collect"))
local n = 0
local strs = setmetatable({}, { __mode = "k" })
for i = 1, 10 do strs["k" .. i] = i end
collectgarbage()
for _ in pairs(strs) do n = n + 1 end
print(n)
local nums = setmetatable({}, { __mode = "kv" })
for i = 1, 10 do nums[i] = i * 2 end
collectgarbage()
print(#nums, nums[10])
