-- Arithmetic metamethods with both operand orders and mixed types.
local mt = {}
local function name(x) return type(x) == "table" and x.n or type(x) == "string" and '"' .. x .. '"' or tostring(x) end
for _, op in ipairs { "add", "sub", "mul", "div", "mod", "pow" } do
  mt["__" .. op] = function(a, b) return op .. "(" .. name(a) .. "," .. name(b) .. ")", "dropped" end
end
mt.__unm = function(a, ...) return "unm(" .. name(a) .. ")" end
local a, b = setmetatable({ n = "a" }, mt), setmetatable({ n = "b" }, mt)
print(a + b, a - b, a * b, a / b, a % b, a ^ b, -a)
print(a + 1, 1 + a, a - 2.5, 2.5 - a, a * "3", "3" * a, a / "x", "x" / a, a % nil, nil % a, a ^ true, false ^ a, a + print == nil, -b)
print((a + b) .. "", a + {} ~= nil, {} + a ~= nil)
local other = { __add = function(x, y) return "other add" end, __sub = 5, __mul = { } }
local o = setmetatable({ n = "o" }, other)
print(a + o, o + a, o + 1, 1 + o)
print(pcall(function() return o - 1 end))
print(pcall(function() return o * 1 end))
print(pcall(function() return o / 1 end))
print(pcall(function() return -o end))
print(a - o)
local V = {} V.__index = V
local function vec(x, y) return setmetatable({ x = x, y = y }, V) end
V.__add = function(p, q) return vec(p.x + q.x, p.y + q.y) end
V.__sub = function(p, q) return vec(p.x - q.x, p.y - q.y) end
V.__mul = function(p, q)
  if type(p) == "number" then
    return vec(p * q.x, p * q.y)
  elseif type(q) == "number" then
    return vec(p.x * q, p.y * q)
  end
  return p.x * q.x + p.y * q.y
end
V.__unm = function(p) return vec(-p.x, -p.y) end
V.__tostring = function(p) return "(" .. p.x .. "," .. p.y .. ")" end
V.__eq = function(p, q) return p.x == q.x and p.y == q.y end
V.__div = function(p, k) return vec(p.x / k, p.y / k) end
local p, q = vec(1, 2), vec(3, 4)
print(tostring(p + q), tostring(p - q), p * q, tostring(2 * p), tostring(p * 2), tostring(-p), tostring(q / 2), p + q == vec(4, 6), tostring((p + q) * 2 - -q))
print(tostring(p + p + p), tostring(p + q * 2), p * q + 1, tostring(-p + q))
local called = setmetatable({}, { __add = setmetatable({}, { __call = function(_, x, y) return "callable add", y end }) })
print(called + 5)
local nilres = setmetatable({}, { __add = function() end, __unm = function() return nil end })
print(nilres + 1, -nilres)
local args = setmetatable({}, { __unm = function(...)
  return select("#", ...) .. tostring((select(1, ...)) == (select(2, ...)))
end })
print(-args)
print(pcall(function() return setmetatable({}, { __add = function(x, y) return x.f.g + y end }) + 1 end))
