-- Tables as errors: matching, fields, methods, __tostring, rethrow.
local Err = {}
Err.__index = Err
Err.__tostring = function(e) return e.kind .. ": " .. e.msg end
function Err.new(kind, msg) return setmetatable({ kind = kind, msg = msg }, Err) end
function Err:is(k) return self.kind == k end
local ok, e = pcall(function() error(Err.new("io", "no file")) end)
print(ok, tostring(e), e:is("io"), e:is("net"), getmetatable(e) == Err)
print(pcall(error, e))
print(select(2, pcall(error, e)) == e, select(2, pcall(error, e, 2)) == e)
local function catch(f, handlers)
  local ok, e = pcall(f)
  if ok then return "ok" end
  local h = type(e) == "table" and handlers[e.kind] or handlers[type(e)]
  if h then return h(e) end
  error(e, 0)
end
print(catch(function() error(Err.new("net", "down")) end, { net = function(e) return "net " .. e.msg end }))
print(catch(function() error("text", 0) end, { string = function(e) return "string " .. e end }))
print(catch(function() end, {}))
print(pcall(catch, function() error(Err.new("x", "y")) end, {}))
print(pcall(catch, function() local a = nil; return a.b end, { number = print }))
print(catch(function() error(42, 0) end, { number = function(n) return n + 1 end, string = function(s) return "a string: " .. s end }))
local wrapped = select(2, pcall(function()
  local ok, inner = pcall(error, Err.new("cause", "root"))
  error(setmetatable({ kind = "outer", msg = "wrapped", cause = inner }, Err))
end))
print(tostring(wrapped), tostring(wrapped.cause))
local co = coroutine.create(function() error(Err.new("co", "inside")) end)
local r, ce = coroutine.resume(co)
print(r, tostring(ce), coroutine.status(co))
print(pcall(coroutine.wrap(function() error(Err.new("wrap", "through")) end)))
local f = function() end
print(select(2, pcall(error, f)) == f, select(2, pcall(error, co)) == co)
print(xpcall(function() error(Err.new("x", "handler")) end, tostring))
print(pcall(assert, false, Err.new("assert", "object")))
print(pcall(assert, nil, 42))
print(pcall(function() error(setmetatable({}, { __tostring = function() return "only shown" end })) end))
print(pcall(function() error(setmetatable({}, { __concat = function(a, b) return "concat" end })) end) == false)
print(type(select(2, pcall(error, {}))))
