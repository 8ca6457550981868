-- Proxies: tracing, read only, default values, delegation and array views.
local function trace(t, log)
  return setmetatable({}, { __index = function(_, k)
    log[#log + 1] = "get " .. tostring(k)
    return t[k]
  end, __newindex = function(_, k, v)
    log[#log + 1] = "set " .. tostring(k) .. "=" .. tostring(v)
    t[k] = v
  end, __call = function(_, ...) log[#log + 1] = "call" return t, ... end })
end
local log, target = {}, { x = 1, list = { 1 } }
local p = trace(target, log)
p.y = p.x + 1
p.list[2] = 2
p.x = nil
p("arg")
print(table.concat(log, "; "), target.y, #target.list, target.x)
local function readonly(t)
  return setmetatable({}, { __index = function(_, k)
    local v = t[k]
    if type(v) == "table" then return readonly and v end
    return v
  end, __newindex = function(_, k) error("read-only: " .. tostring(k), 2) end, __metatable = "protected" })
end
local r = readonly { a = 1, n = { 2 } }
print(r.a, r.n[1], pcall(function() r.a = 2 end))
print(getmetatable(r), next(r), rawget(r, "a"))
local function default(t, v) return setmetatable(t, { __index = function() return v end }) end
local counts = default({}, 0)
for w in ("a b a c b a"):gmatch("%a") do counts[w] = counts[w] + 1 end
print(counts.a, counts.b, counts.c, counts.z)
local function lazy(fs)
  return setmetatable({}, { __index = function(t, k)
    local f = fs[k]
    if f then local v = f(t) rawset(t, k, v) return v end
  end })
end
local evals = 0
local l = lazy { a = function() evals = evals + 1 return 2 end, b = function(t) return t.a * 10 end, c = function(t) return t.b + t.a end }
print(l.c, l.b, l.a, evals, l.d)
local function view(t, from)
  return setmetatable({}, { __index = function(_, i) return t[i + from - 1] end, __newindex = function(_, i, v) t[i + from - 1] = v end })
end
local data = { 1, 2, 3, 4 }
local v = view(data, 3)
v[1] = "three"
print(v[1], v[2], v[3], data[3])
local object = { greet = function(self, x) return "hi " .. x .. " from " .. tostring(self.name) end }
local delegate = setmetatable({ name = "delegate" }, { __index = function(_, k)
  local m = object[k]
  if type(m) == "function" then return function(self, ...) return m(self, ...) end end
  return m
end })
print(delegate:greet("bob"))
print(pcall(function() return delegate:unknown() end))
local bits = setmetatable({}, { __index = function(_, s) return tonumber(s, 2) end })
print(bits["1010"], bits["0"], bits["2"])
local dsl = setmetatable({}, { __index = function(_, tag)
  return function(body)
    return "<" .. tag .. ">" .. (type(body) == "table" and table.concat(body) or body) .. "</" .. tag .. ">"
  end
end })
print(dsl.ul { dsl.li "one", dsl.li { dsl.b "two" } })
