-- Comparisons whose metamethod yields: `a <= b` by way of `__lt`.
-- dialects: 5.2 luajit
local mt = { __lt = function(a, b) return coroutine.yield(a.n .. "<" .. b.n) end }
local a, b = setmetatable({ n = "a" }, mt), setmetatable({ n = "b" }, mt)
local function run(f, ...)
  local co = coroutine.create(f)
  print(coroutine.resume(co))
  local trace = debug.traceback(co)
  print(coroutine.resume(co, ...))
  print((trace:gsub("yield'.*", "yield'")))
end
for _, value in ipairs { true, false } do
  run(function() return a < b end, value)
  run(function() return a <= b end, value)
  run(function() return a >= b end, value)
  run(function() return a > b, "more" end, value)
  run(function() if a <= b then return "then" else return "else" end end, value)
  run(function() return not (a <= b) end, value)
  run(function() return pcall(function() return a <= b end) end, value)
end
run(function() return a <= b end)
run(function() local x = a <= b return x, b <= a end, 1)
mt.__lt = function(a, b) return b.n, 1 end
run(function() return a <= b, a >= b end)
mt.__le = function(a, b) return coroutine.yield("le") end
run(function() return a <= b end, true)
-- Only one operand has `__le`.
local one, none = setmetatable({ n = "one" }, { __le = function() return coroutine.yield("le") end }), { n = "none" }
for _, value in ipairs { true, false } do
  run(function() return pcall(function() return one <= none end) end, value)
  run(function() return pcall(function() return none <= one end) end, value)
  run(function() return pcall(function() return none >= one end) end, value)
end
