-- Call hooks of a coroutine see its yields.
local log = {}
local co = coroutine.create(function()
  local n = 1
  coroutine.yield(n)
  tostring(n)
  coroutine.yield(n, 2)
  return n
end)
debug.sethook(co, function(e) local i = debug.getinfo(2, "nS") log[#log + 1] = e .. ":" .. i.what .. ":" .. tostring(i.name) end, "c")
while coroutine.status(co) ~= "dead" do coroutine.resume(co) end
debug.sethook(co)
print(table.concat(log, " "))
