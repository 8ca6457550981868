-- dialects: 5.1 luajit
-- Sandboxes, modules and strictness with setfenv.
local function sandbox(code, env)
  local f, e = loadstring(code, "=sandbox")
  if not f then return nil, e end
  setfenv(f, env)
  return pcall(f)
end
print(sandbox("return 1 + 1", {}))
print(sandbox("return print", {}))
print(sandbox("print(1)", {}))
print(sandbox("x = 1 y = x + 1 return y", {}))
print(sandbox("return (", {}))
print(sandbox("return math.max(1, 2)", { math = math }))
print(sandbox("string = nil return ('x'):upper()", {}))
print(sandbox("local a = nil; a.b = 1", {}))
print(sandbox("return getfenv and getfenv()", {}))
local function module_like(name, init)
  local m = { _NAME = name }
  m._M = m
  setmetatable(m, { __index = _G })
  setfenv(init, m)
  init()
  return setmetatable(m, nil)
end
local m = module_like("shapes", function()
  local count = 0
  function square(s) count = count + 1 return s * s end
  function total() return count end
  PI = 3
end)
print(m.square(3), m.square(4), m.total(), m.PI, m._NAME, square, PI)
local function strict(f)
  local declared = {}
  return setfenv(f, setmetatable({}, { __index = function(_, k)
    local v = _G[k]
    if v == nil and not declared[k] then error("undeclared " .. k, 2) end
    return v
  end, __newindex = function(t, k, v) declared[k] = true rawset(t, k, v) end }))
end
print(pcall(strict(function() a = 1 return a end)))
print(pcall(strict(function() return undeclared end)))
print(pcall(strict(function() return type(print) end)))
local function with(obj, f)
  return setfenv(f, setmetatable({}, { __index = function(_, k)
    local v = obj[k]
    if v == nil then return _G[k] end
    return v
  end, __newindex = obj }))()
end
local o = { n = 1 }
print(with(o, function() n = n + 1 fresh = tostring(n) return n end), o.n, o.fresh, n)
local function dsl(f)
  local out = {}
  setfenv(f, setmetatable({}, { __index = function(_, tag)
    return function(body) out[#out + 1] = "<" .. tag .. ">" .. tostring(body) return out end
  end }))
  f()
  return table.concat(out, " ")
end
print(dsl(function() h1 "title" p "text" br() end))
