-- event emitter, observers, undo log and error recovery in a small bank
local Emitter = {} Emitter.__index = Emitter
function Emitter.new() return setmetatable({h = {}}, Emitter) end
function Emitter:on(ev, f)
  self.h[ev] = self.h[ev] or {}
  table.insert(self.h[ev], f)
  return function()
    for i, g in ipairs(self.h[ev]) do if g == f then table.remove(self.h[ev], i) return true end end
    return false
  end
end
function Emitter:emit(ev, ...)
  local n = 0
  for _, f in ipairs(self.h[ev] or {}) do
    local ok, e = pcall(f, ...)
    if not ok then print("handler failed:", (tostring(e):gsub("^.-:%d+: ", ""))) else n = n + 1 end
  end
  return n
end
local bus, acc, undo = Emitter.new(), {}, {}
local function transfer(a, b, n)
  if n <= 0 then error({code = "AMOUNT", n = n}) end
  if (acc[a] or 0) < n then error({code = "FUNDS", need = n, have = acc[a] or 0}) end
  acc[a], acc[b] = acc[a] - n, (acc[b] or 0) + n
  undo[#undo + 1] = function() acc[a], acc[b] = acc[a] + n, acc[b] - n end
  return bus:emit("transfer", a, b, n)
end
local function show()
  local k = {}
  for n, v in pairs(acc) do k[#k + 1] = n .. "=" .. v end
  table.sort(k)
  print(table.concat(k, " "))
end
acc.ann, acc.bob = 100, 50
local off = bus:on("transfer", function(a, b, n) print(("%s -> %s: %d"):format(a, b, n)) end)
bus:on("transfer", function(a, b, n) if n > 60 then error("too large to log") end end)
print(transfer("ann", "bob", 30)) show() print(transfer("bob", "cid", 70)) show()
for _, t in ipairs{{"ann", "bob", 1000}, {"ann", "bob", -5}, {"zed", "bob", 1}} do
  local ok, e = pcall(transfer, t[1], t[2], t[3])
  print(ok, e.code, e.need, e.have, e.n)
end
print(off(), off())
print(transfer("cid", "ann", 10))
show()
while #undo > 0 do table.remove(undo)() show() end
print(bus:emit("nothing"))
