-- Events with priorities, once, wildcard and removal during emission.
local Emitter = {} Emitter.__index = Emitter
function Emitter.new() return setmetatable({ handlers = {}, n = 0 }, Emitter) end
function Emitter:on(name, f, priority)
  local list = self.handlers[name] or {}
  self.handlers[name] = list
  self.n = self.n + 1
  list[#list + 1] = { f = f, priority = priority or 0, order = self.n }
  table.sort(list, function(a, b)
    if a.priority ~= b.priority then return a.priority > b.priority end
    return a.order < b.order
  end)
  return function()
    for i, h in ipairs(list) do if h.f == f then table.remove(list, i) return true end end
    return false
  end
end
function Emitter:once(name, f) local off off = self:on(name, function(...) off() return f(...) end) return off end
function Emitter:emit(name, ...)
  local results, copy = {}, {}
  for _, key in ipairs { name, "*" } do for _, h in ipairs(self.handlers[key] or {}) do copy[#copy + 1] = h end end
  for _, h in ipairs(copy) do
    local ok, r = pcall(h.f, ...)
    if not ok then
      results[#results + 1] = "error: " .. tostring(r)
    elseif r == false then
      results[#results + 1] = "stopped"
      break
    else
      results[#results + 1] = tostring(r)
    end
  end
  return #results, table.concat(results, ", ")
end
local e = Emitter.new()
local off = e:on("x", function(v) return "low " .. v end)
e:on("x", function(v) return "high " .. v end, 10)
e:once("x", function(v) return "once " .. v end)
e:on("*", function(...) return "any " .. select("#", ...) end)
print(e:emit("x", 1)) print(e:emit("x", 2, 3)) print(off(), off()) print(e:emit("x", 4)) print(e:emit("unknown"))
e:on("bad", function() error("broken", 0) end)
e:on("bad", function() error({}) end, -1)
e:on("bad", function() return false end, -2)
e:on("bad", error, -3)
print(((e:emit("bad"))))
local r1, r2
r1 = e:on("rm", function() r2() return 1 end)
r2 = e:on("rm", function() return 2 end)
print(e:emit("rm"))
print(e:emit("rm"))
e:on("nest", function(n) if n > 0 then return "n" .. n .. "(" .. select(2, e:emit("nest", n - 1)) .. ")" end end)
print(e:emit("nest", 3))
