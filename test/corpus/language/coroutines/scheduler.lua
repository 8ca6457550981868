-- A round robin scheduler with sleeping, messages and failing tasks.
local tasks, now, log = {}, 0, {}
local function spawn(name, f, ...)
  local args = { ... }
  tasks[#tasks + 1] = { name = name, co = coroutine.create(function() return f((unpack or table.unpack)(args)) end), wake = 0, inbox = {} }
  return tasks[#tasks]
end
local function sleep(n) coroutine.yield("sleep", n) end local function receive() return coroutine.yield("receive") end
local function say(...) log[#log + 1] = now .. ":" .. table.concat({ ... }, " ") end
local function step(task)
  local msg
  if task.waiting then if #task.inbox == 0 then return end msg = table.remove(task.inbox, 1) task.waiting = false end
  local ok, what, n = coroutine.resume(task.co, msg)
  if not ok then
    say(task.name, "failed", what)
  elseif coroutine.status(task.co) == "dead" then
    say(task.name, "done", tostring(what))
  elseif what == "sleep" then
    task.wake = now + n
  elseif what == "receive" then
    task.waiting = true
  end
end
local a = spawn("a", function(n) for i = 1, n do say("a", i) sleep(2) end return "a result" end, 3)
local b = spawn("b", function()
  while true do local m = receive() say("b got", m) if m == "stop" then return "stopped" end end
end)
spawn("c", function()
  sleep(1)
  b.inbox[#b.inbox + 1] = "hello"
  sleep(2)
  b.inbox[#b.inbox + 1] = "stop"
  error("c broke", 0)
end)
spawn("d", function() spawn("child", function() say("child runs") end) sleep(4) return "d" end)
repeat
  local alive = false
  for _, t in ipairs(tasks) do
    if coroutine.status(t.co) ~= "dead" then alive = true if t.wake <= now then step(t) end end
  end
  now = now + 1
until not alive or now > 20
print(table.concat(log, "\n"))
