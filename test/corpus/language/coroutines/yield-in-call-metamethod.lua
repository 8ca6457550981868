-- dialects: 5.2 luajit
-- A metamethod __call that yields, called in all positions; the same where hooks may be set.
local function object()
  return setmetatable({}, { __call = function(self, ...) return coroutine.yield(...), "end" end })
end
local function try(name, body)
  local co = coroutine.wrap(body)
  print(name, co(object()))
  print(name, co("back"))
end
local function all()
  try("statement", function(o) o(1) return "done" end)
  try("local", function(o) local x = o(1, 2) return x end)
  try("last of a list", function(o) return 0, o(1) end)
  try("in parentheses", function(o) return (o(1)) end)
  try("tail", function(o) return o(1) end)
  try("argument", function(o) return select("#", o(1)) end)
  try("pcall", function(o) return pcall(o, 1) end)
  try("inside pcall", function(o) return pcall(function() local x = o(1) return x end) end)
end
all()
debug.sethook(function() end, "", 1000000)
all()
debug.sethook()
