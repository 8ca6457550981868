-- pcall: results, nesting, rethrowing, cleaning up.
print(pcall(function() return 1, nil, 3, nil end))
print(select("#", pcall(function() return nil, nil end)), pcall(function() end))
print(pcall(pcall))
print(pcall(pcall, error))
print(pcall(pcall, pcall, error, "x"))
print(pcall(nil))
print(pcall(5))
print(pcall({}))
print(pcall("str"))
print(pcall(setmetatable({}, { __call = function(_, a) return "called", a end }), 1))
print(pcall(function(...) return select("#", ...), ... end, 1, nil, nil))
local ok, e = pcall(function()
  local ok, e = pcall(function() error("inner", 0) end)
  error("outer after " .. tostring(e), 0)
end)
print(ok, e)
ok, e = pcall(function() local ok, e = pcall(error, { 1 }) error(e) end) print(ok, type(e), e[1])
local depth = 0
local function nest(n)
  if n == 0 then error("bottom", 0) end
  local ok, e = pcall(nest, n - 1)
  depth = depth + 1
  error(e .. n, 0)
end
print(pcall(nest, 5))
print(depth)
local function try(f, catch, finally)
  local r = { pcall(f) }
  if not r[1] then r = { true, catch(r[2]) } end
  finally()
  return (unpack or table.unpack)(r, 2)
end
print(try(function() return "fine" end, print, function() print("finally") end))
print(try(function() error("bad", 0) end, function(m) return "caught " .. m end, function() print("finally") end))
local state = {}
ok = pcall(function() state.a = 1 state.b = nil + 1 state.c = 3 end)
print(ok, state.a, state.b, state.c)
for i = 1, 3 do local ok, e = pcall(function() if i == 2 then error("two", 0) end return i end) print(i, ok, e) end
print((pcall(error, "x")), (select(2, pcall(error, "x", 0))))
local function multi() return pcall(function() return 1, 2, 3 end) end
print(multi())
print((multi()))
local log = {}
for i = 1, 5 do pcall(function() log[#log + 1] = i if i % 2 == 0 then error() end log[#log + 1] = -i end) end
print(table.concat(log, " "))
local function withlocals()
  local a, b = 1, 2
  local f = function() return a + b end
  pcall(function() a = 10 error() end)
  return f()
end
print(withlocals())
print(pcall(string.rep))
print(pcall(string.rep, "ab", 2))
print(pcall(rawequal, 1, 1))
print(pcall(next, {}))
print(pcall(select, "#"))
print(pcall(assert, false))
print(pcall(assert, nil, "message"))
print(pcall(assert, 1, 2, 3))
print(pcall(assert, false, { 1 }))
print(pcall(assert))
print(pcall(assert, nil, nil))
print(pcall(assert, false, 5))
local big = {}
for i = 1, 100 do big[i] = i end
print(select("#", pcall((unpack or table.unpack), big)))
while true do local ok = pcall(function() error() end) if not ok then break end end
print("left the loop")
