-- Call forms: strings, tables, methods, chains, field functions.
local function id(...) return ... end
print(id "str", id 'str', id [[long]], id {} ~= nil, #id { 1, 2 }, id "a" .. id "b", #id "abc")
local o = { name = "o", sub = { name = "sub" } }
function o.plain(a) return "plain " .. tostring(a) end
function o:method(a) return self.name .. ":" .. tostring(a) end
function o.sub.deep(a) return "deep " .. a end
function o.sub:meth(...) return self.name, select("#", ...), ... end
print(o.plain(1), o:method(2), o.method({ name = "other" }, 3), o.sub.deep(4))
print(o.sub:meth())
print(o.sub:meth(1, nil))
print(o:method "s", o:method { 1 } ~= nil, o:method [[l]], o["method"](o, 5), o["plain"] "p")
print(("x"):rep(3), ("%d-%d"):format(1, 2), ("abc"):upper():lower():len(), #("abc"):rep(2), ("a,b"):find(",", 1, true))
local s = "hello"
print(s:sub(2, 3), s:len(), s:byte(), s:upper(), s:rep(2), s:reverse(), s:find "l", s:gsub("l", "L"))
print(id(id)(id)(id)(5), id(o).sub.name, id { f = function() return 7 end }.f(), id { 1, 2, 3 }[2], (id { g = id }).g(8))
local function curry(a) return function(b) return function(c) return a + b + c end end end
print(curry(1)(2)(3), curry "1" "2" "3")
local t = { id, { id, f = id }, f = function(self, x) return self == x end }
print(t[1](9), t[2][1](10), t[2].f(11), t:f(t), t:f(1), t["f"](t, t))
local chain = {}
chain.__index = chain
function chain.new() return setmetatable({ n = 0 }, chain) end
function chain:add(n) self.n = self.n + n return self end
function chain:get() return self.n end
print(chain.new():add(1):add(2):add(3):get(), chain.new():add(5).n)
print((function() return "immediate" end)(), (function(...) return select("#", ...) end)(1, nil, nil))
print(type(print), print == _G.print, _G["print"] == print, id(nil), (id()), id(id()))
local evaluated = {}
local function log(x) evaluated[#evaluated + 1] = x return x end
local obj = setmetatable({}, { __index = function(_, k)
  log("index " .. k)
  return function(self, ...) log("called") return ... end
end })
obj:m(log("arg1"), log("arg2"))
obj.m(obj, log("arg"))
print(table.concat(evaluated, " "))
