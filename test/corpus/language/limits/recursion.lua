-- dialects: 5.1 5.2
-- Recursion without end, through everything that calls Lua, caught by pcall. (LuaJIT itself crashes on some of these.)
local unpack = unpack or table.unpack
local function try(label, f, ...)
  local ok, e = pcall(f, ...)
  if type(e) == "string" then
    if e:find("stack overflow", 1, true) then e = "stack overflow" end
  else e = type(e) end
  print(label, ok, e)
end
local function plain(n) return 1 + plain(n + 1) end
try("plain", plain, 1)
local mutualb
local function mutuala(n) local r = mutualb(n + 1) return r end
function mutualb(n) local r = mutuala(n + 1) return r end
try("mutual", mutuala, 1)
local t = setmetatable({}, {})
local mt = getmetatable(t)
mt.__index = function(s, k) return s[k + 1] .. "" end
try("__index", function() return t[1] end)
mt.__newindex = function(s, k, v) s[k + 1] = v return 1 end
try("__newindex", function() t[1] = 1 end)
mt.__add = function(a, b) return (a + b) + 1 end
try("__add", function() return t + 1 end)
mt.__unm = function(a) return -(-a) end
try("__unm", function() return -t end)
mt.__concat = function(a, b) return "x" .. (a .. b) end
try("__concat", function() return t .. "a" end)
mt.__eq = function(a, b) return not (a == b) end
try("__eq", function() return t == setmetatable({}, mt) end)
mt.__lt = function(a, b) return not (a < b) end
try("__lt", function() return t < setmetatable({}, mt) end)
mt.__le = function(a, b) return not (a <= b) end
try("__le", function() return t <= setmetatable({}, mt) end)
mt.__call = function(s, n) return 1 + s(n) end
try("__call", t, 1)
mt.__tostring = function(s) return tostring(s) .. "x" end
try("tostring", tostring, t)
local function gsubber(s) return (s:gsub(".", gsubber)) .. "" end
try("gsub", gsubber, "a")
local function sorter(a, b) local x = { 2, 1 } table.sort(x, sorter) return a < b end
try("sort", function() table.sort({ 2, 1 }, sorter) end)
local function iterate() for _ in iterate do end return 1 end
try("for", iterate)
local function packer(...) return (packer(1, ...)) end
try("varargs", packer)
local function tabler() return { tabler() } end
try("table", tabler)
local function methods() local o = {} function o:m(n) return self:m(n + 1) + 1 end return o:m(1) end
try("method", methods)
local function closures(n) return (function() return closures(n + 1) + 1 end)() end
try("closures", closures, 1)
local function unpacker() return (select("#", unpack({ unpacker() }))) end
try("unpack", unpacker)
local function wrapper() return coroutine.wrap(function() return 1 + wrapper() end)() end
local function inco() return 1 + inco() end
try("in a coroutine", coroutine.wrap(function() return inco() end))
print(coroutine.resume(coroutine.create(function() local ok, e = pcall(inco) coroutine.yield(ok, e:match("stack overflow")) end)))
local function xp() return 1 + xp() end
print(xpcall(xp, function(m) return "handled " .. tostring(m):match("stack overflow") end))
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(depth(10000), pcall(depth, 15000))
local cyc = {} setmetatable(cyc, { __index = cyc })
print(pcall(function() return cyc.x end))
local a, b = {}, {} setmetatable(a, { __index = b, __newindex = b }) setmetatable(b, { __index = a, __newindex = a })
print(pcall(function() return a.x end))
print(pcall(function() a.x = 1 end))
for i = 1, 20 do pcall(plain, 1) end
print("still alive", depth(1000))
