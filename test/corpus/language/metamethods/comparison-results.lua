-- The result of a comparison is a boolean, whatever its metamethod returns.
local function pair(lt, le)
  local mt = { __lt = lt, __le = le }
  return setmetatable({}, mt), setmetatable({}, mt)
end
local function try(name, value)
  local f = function() return value end
  local a, b = pair(f, f)
  local function less() return a < b end
  local function other() return a <= b end
  print(name, less() == not not value, other() == not not value, type(a > b), type(a >= b), not (a < b))
  print(name, coroutine.wrap(function() return less(), other(), a > b, (a >= b) end)())
end
try("table", {})
try("function", print)
try("number", 0)
try("string", "")
try("nil", nil)
try("false", false)
