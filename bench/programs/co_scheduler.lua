-- A round-robin scheduler of a thousand coroutines with mailboxes and sleeping.
local N = tonumber((...)) or 6700 -- turns per task

local TASKS = 1000

local Scheduler = {}
Scheduler.__index = Scheduler

function Scheduler.new()
  return setmetatable({ ready = {}, sleeping = {}, mail = {}, clock = 0, switches = 0, done = 0 }, Scheduler)
end

function Scheduler:spawn(id, body, ...)
  self.mail[id] = {}
  self.ready[#self.ready + 1] = { id = id, thread = coroutine.create(body), args = { ... } }
end

function Scheduler:send(id, message)
  local box = self.mail[id]
  box[#box + 1] = message
end

function Scheduler:run()
  while #self.ready > 0 or next(self.sleeping) do
    self.clock = self.clock + 1
    local due = self.sleeping[self.clock]
    if due then
      self.sleeping[self.clock] = nil
      for _, task in ipairs(due) do self.ready[#self.ready + 1] = task end
    end
    local batch = self.ready
    self.ready = {}
    for _, task in ipairs(batch) do
      self.switches = self.switches + 1
      local box = self.mail[task.id]
      self.mail[task.id] = {}
      local ok, request, amount = coroutine.resume(task.thread, box, task.args[1], task.args[2])
      if not ok then error(request, 0) end
      if request == "sleep" then
        local at = self.clock + amount
        self.sleeping[at] = self.sleeping[at] or {}
        table.insert(self.sleeping[at], task)
      elseif coroutine.status(task.thread) == "dead" then
        self.done = self.done + 1
      else
        self.ready[#self.ready + 1] = task
      end
    end
  end
end

local scheduler = Scheduler.new()
local received = 0

local function worker(box, id, turns)
  for turn = 1, turns do
    for _, message in ipairs(box) do received = (received + message) % 1000003 end
    scheduler:send(id % TASKS + 1, id + turn)
    if turn % 10 == 0 then
      box = coroutine.yield("sleep", id % 5 + 1)
    else
      box = coroutine.yield("turn")
    end
  end
end

for id = 1, TASKS do scheduler:spawn(id, worker, id, N) end
scheduler:run()
print(string.format("co_scheduler %d switches, %d done, received %d", scheduler.switches, scheduler.done, received))
