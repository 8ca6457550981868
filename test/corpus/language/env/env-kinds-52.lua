-- dialects: 5.2
-- An environment of any kind: what is no table is indexed like any other value.
local tostring, table, pcall, print, type = tostring, table, pcall, print, type
local function try(label, f, ...)
  local r = table.pack(pcall(f, ...))
  for i = 1, r.n do r[i] = tostring(r[i]):gsub("0x%x+", "ADDR") end
  print(label, table.concat(r, " ", 1, r.n))
end
local texts = {
  "return x", "x = 1", "x()", "x.y = 1", "return x.y", "x:m()", "return _ENV", "return _ENV.x", "_ENV.x = 1", "_ENV.x()",
  "_ENV:x()", "return _ENV[1]", "_ENV[1] = 2", "local k = 'x' return _ENV[k]", "return #_ENV", "return -_ENV",
  "return _ENV .. 'a'", "return _ENV == nil", "_ENV()", "return (function() return x end)()", "function x() end",
  "function x.y() end", "a, b = 1, 2", "local a = _ENV return a", "for i = 1, x do end", "for k in x do end",
  "for k in pairs(x) do end", "return x, y", "return {x}", "return x + 1", "return x and 1", "return not x",
  "if x then end", "_ENV = {} return x", "_ENV = {x = 5} return x", "return type(x)",
  "local function f() return x end return f()", "return select('#', x)", "__index = 1", "return __index",
  "_ENV = nil return x", "_ENV = nil x = 1", "_ENV = 5 x = 1", "x = 1 return x", "local _ENV = _ENV return x",
  "do local _ENV = {x = 3} y = x end return x", "return (...)", "error('e')", "_ENV[nil] = 1", "_ENV[_ENV] = 1",
}
local proxy = setmetatable({}, { __index = function(_, k) return k end, __newindex = function(_, k, v) print("write", type(k), type(v)) end })
local coroutines = coroutine.create(function() end)
for _, kind in ipairs {
  { "nil" }, { "boolean", true }, { "number", 5 }, { "string", "text" }, { "function", print }, { "thread", coroutines },
  { "file", io.stdout }, { "table", {} }, { "proxy", proxy },
} do
  for _, text in ipairs(texts) do
    local f = load(text, "=c", "t", kind[2])
    try(kind[1] .. " " .. text, f)
  end
end
-- Values that gain a metatable.
debug.setmetatable(5, { __index = function(n, k) return k .. n end, __newindex = function(n, k, v) print("number", n, k, v) end })
try("number with metatable", load("x = y return z", "=c", "t", 5))
debug.setmetatable(nil, { __index = function(_, k) return "nil " .. k end })
try("nil with metatable", load("return z", "=c", "t", nil))
try("nil without newindex", load("z = 1", "=c", "t", nil))
debug.setmetatable(nil, nil)
debug.setmetatable(5, nil)
-- Set later, through the debug library and by assignment.
local function reads() return x, _ENV end
local function writes() x = 1 end
local index
local type = type
for i = 1, 9 do if debug.getupvalue(reads, i) == "_ENV" then index = i break end end
local debug, pcall, tostring, table, load, coroutine, print = debug, pcall, tostring, table, load, coroutine, print
print(index, debug.setupvalue(reads, index, nil))
try("shared", reads)
try("shared", writes)
print(debug.setupvalue(reads, 1, { x = "by debug" }))
try("shared", reads)
try("shared", writes)
print(debug.getupvalue(writes, 1))
_ENV = { debug = debug, pcall = pcall, tostring = tostring, table = table, load = load, coroutine = coroutine, print = print }
local chunk = load("local _ENV = _ENV function get() return x end function set(e) _ENV = e end return get, set")
local get, set = chunk()
for _, e in (function(_, i) i = i + 1 if i < 6 then return i, ({ 5, "s", true, nil, { x = "table" } })[i] end end), nil, 0 do
  set(e)
  try("set", get)
  try("set in a coroutine", coroutine.wrap(function() return get() end))
end
set(nil)
try("set to nil", get)
_ENV = nil
try("own", function() x = 1 end)
try("own", function() return x end)
try("own", function() return x.y.z end)
try("own", function() return _ENV end)
