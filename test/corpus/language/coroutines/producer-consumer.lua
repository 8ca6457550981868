-- Producer, filter and consumer, pulling and pushing.
local function send(x) coroutine.yield(x) end
local function receive(prod) local _, v = coroutine.resume(prod) return v end
local function producer(lines) return coroutine.create(function() for _, l in ipairs(lines) do send(l) end end) end
local function filter(prod)
  return coroutine.create(function()
    local n = 1
    while true do local l = receive(prod) if not l then return nil end send(("%3d %s"):format(n, l)) n = n + 1 end
  end)
end
local function consumer(prod) while true do local l = receive(prod) if not l then break end print(l) end end
consumer(filter(producer { "one", "two", "three" })) consumer(filter(filter(producer { "x" })))
local function sink()
  local total = 0
  return coroutine.wrap(function(v)
    while v do total = total + v v = coroutine.yield(total) end
    return "closed", total
  end)
end
local s = sink()
print(s(1), s(2), s(3), s(nil))
local acc = coroutine.wrap(function(...)
  local all = { ... }
  while true do
    local got = { coroutine.yield(#all) }
    for _, v in ipairs(got) do all[#all + 1] = v end
    if #got == 0 then return table.concat(all, "+") end
  end
end)
print(acc(1, 2), acc(3), acc(4, 5, 6), acc())
local buffer, capacity, log = {}, 3, {}
local prod = coroutine.create(function()
  for i = 1, 7 do
    while #buffer >= capacity do coroutine.yield("full") end
    buffer[#buffer + 1] = i
    log[#log + 1] = "p" .. i
  end
end)
local cons = coroutine.create(function()
  local n = 0
  while n < 7 do
    while #buffer == 0 do coroutine.yield("empty") end
    log[#log + 1] = "c" .. table.remove(buffer, 1)
    n = n + 1
  end
end)
while coroutine.status(prod) ~= "dead" or coroutine.status(cons) ~= "dead" do
  if coroutine.status(prod) ~= "dead" then coroutine.resume(prod) end
  if coroutine.status(cons) ~= "dead" then coroutine.resume(cons) end
end
print(table.concat(log, " "))
