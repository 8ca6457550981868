-- __call: arguments, results, chains, methods, non functions.
local c = setmetatable({ name = "callable" }, { __call = function(self, ...)
  return self.name, select("#", ...), ...
end })
print(c()) print(c(1, nil)) print(c "s") print((c {})) print(pcall(c, 1, 2)) print(select(2, pcall(c)))
local o = { call = c } print(o.call(5)) print(o:call(5) == "callable")
local cc = setmetatable({}, { __call = c }) print(pcall(cc, 1))
local chain = setmetatable({}, { __call = setmetatable({}, { __call = function(...) return select("#", ...) end }) })
print(pcall(chain, 1, 2))
print(pcall(setmetatable({}, { __call = 5 }))) print(pcall(setmetatable({}, { __call = {} })))
local class = setmetatable({}, { __call = function(cls, ...)
  local obj = setmetatable({ args = { ... } }, cls)
  return obj
end })
class.__index = class
function class:sum() local s = 0 for _, v in ipairs(self.args) do s = s + v end return s end
print(class(1, 2, 3):sum(), class():sum())
for a, b in setmetatable({ n = 0 }, { __call = function(self, s, c) self.n = self.n + 1 if self.n < 4 then return self.n, c end end }) do
  io.write(tostring(a), ":", tostring(b), " ")
end
print()
local tail = setmetatable({}, { __call = function(self, n) if n == 0 then return "bottom" end return self(n - 1) end })
print(tail(500))
print(table.concat({ ("a-b"):gsub("%a", setmetatable({}, { __index = function(_, k) return k:upper() end })) }, " "))
local sorted = { 3, 1, 2 }
print(pcall(table.sort, sorted, setmetatable({}, { __call = function(_, a, b) return a > b end })))
print(pcall(string.gsub, "x", "x", setmetatable({}, { __call = function() return "y" end })))
local co = coroutine.wrap(function()
  local y = setmetatable({}, { __call = function(_, v) return coroutine.yield(v) end })
  return y(1) + y(2)
end)
print(co(), co(10), co(20))
local memo = setmetatable({}, { __call = function(self, n)
  local v = self[n]
  if not v then v = n < 2 and n or self(n - 1) + self(n - 2) self[n] = v end
  return v
end })
print(memo(50))
print(pcall(function() local t = {} t() end))
print(pcall(function() local t = setmetatable({}, {}) t(1) end))
print(pcall(function() local t = { f = {} } t.f() end))
print(pcall(setmetatable({}, { __call = function() error("inside call") end })))
