-- Errors and yields from inside metamethods.
local ops = { add = function(a) return a + 1 end, sub = function(a) return a - 1 end, mul = function(a) return a * 1 end, div = function(a) return a / 1 end, mod = function(a) return a % 1 end, pow = function(a) return a ^ 1 end, unm = function(a) return -a end, concat = function(a) return a .. "x" end, lt = function(a) return a < a end, le = function(a) return a <= a end, index = function(a) return a.field end, newindex = function(a) a.field = 1 return "set" end, call = function(a) return a() end, eq = function(a, b) return a == b end }
local names = {} for k in pairs(ops) do names[#names + 1] = k end table.sort(names)
for _, name in ipairs(names) do
  local mt = {} mt["__" .. name] = function(...) error("from " .. name) end
  print(name, pcall(ops[name], setmetatable({}, mt), setmetatable({}, mt)))
  mt["__" .. name] = function(...) return coroutine.yield("yield from " .. name) end
  local co = coroutine.create(ops[name])
  print(coroutine.resume(co, setmetatable({}, mt), setmetatable({}, mt)))
  print(coroutine.resume(co, "resumed"))
  print(coroutine.status(co))
end
local co = coroutine.create(function()
  for k in function() return coroutine.yield("iterator") end do print("body", k) end
  return "loop over"
end)
print(coroutine.resume(co))
print(coroutine.resume(co, 1))
print(coroutine.resume(co, nil))
print(coroutine.status(co))
