-- Richards: an operating system kernel with an idle task, a worker, two handlers and two devices.
local N = tonumber((...)) or 1400 -- runs of the whole simulation

local IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = 1, 2, 3, 4, 5, 6
local KIND_DEVICE, KIND_WORK = 1, 2
local DATA_SIZE = 4

local function bxor(a, b)
  local result, bit = 0, 1
  while a > 0 or b > 0 do
    local x, y = a % 2, b % 2
    if x ~= y then result = result + bit end
    a, b, bit = (a - x) / 2, (b - y) / 2, bit * 2
  end
  return result
end

local function class(base)
  local c = {}
  c.__index = c
  if base then setmetatable(c, { __index = base }) end
  return c
end

-- Packets travel between tasks in linked queues.
local Packet = class()

function Packet.new(link, id, kind)
  local p = setmetatable({ link = link, id = id, kind = kind, a1 = 0, a2 = {} }, Packet)
  for i = 1, DATA_SIZE do p.a2[i] = 0 end
  return p
end

function Packet:append_to(queue)
  self.link = nil
  if not queue then return self end
  local last = queue
  while last.link do last = last.link end
  last.link = self
  return queue
end

local Scheduler = class()

-- A control block holds the state of one task.
local Control = class()

function Control.new(link, id, priority, queue, task)
  return setmetatable({
    link = link, id = id, priority = priority, queue = queue, task = task,
    held = false, waiting = true, pending = queue ~= nil,
  }, Control)
end

function Control:is_blocked()
  return self.held or (self.waiting and not self.pending)
end

function Control:run()
  local packet
  if self.waiting and self.pending then
    packet = self.queue
    self.queue = packet.link
    self.waiting = false
    self.pending = self.queue ~= nil
  end
  return self.task:run(packet)
end

function Control:check_priority(current, packet)
  if not self.queue then
    self.queue = packet
    self.pending = true
    if self.priority > current.priority then return self end
  else
    self.queue = packet:append_to(self.queue)
  end
  return current
end

function Scheduler.new()
  return setmetatable({ queued = 0, held = 0, blocks = {}, list = nil, current = nil, current_id = 0 }, Scheduler)
end

function Scheduler:add(id, priority, queue, task)
  local block = Control.new(self.list, id, priority, queue, task)
  self.list = block
  self.blocks[id] = block
  return block
end

function Scheduler:schedule()
  self.current = self.list
  while self.current do
    local block = self.current
    if block:is_blocked() then
      self.current = block.link
    else
      self.current_id = block.id
      self.current = block:run()
    end
  end
end

function Scheduler:release(id)
  local block = self.blocks[id]
  block.held = false
  if block.priority > self.current.priority then return block end
  return self.current
end

function Scheduler:hold_current()
  self.held = self.held + 1
  self.current.held = true
  return self.current.link
end

function Scheduler:suspend_current()
  self.current.waiting = true
  return self.current
end

function Scheduler:queue(packet)
  local block = self.blocks[packet.id]
  self.queued = self.queued + 1
  packet.link = nil
  packet.id = self.current_id
  return block:check_priority(self.current, packet)
end

local Task = class()

local IdleTask = class(Task)

function IdleTask:run()
  self.count = self.count - 1
  if self.count == 0 then return self.scheduler:hold_current() end
  if self.v1 % 2 == 0 then
    self.v1 = self.v1 / 2
    return self.scheduler:release(DEVICE_A)
  end
  self.v1 = bxor((self.v1 - 1) / 2, 53256)
  return self.scheduler:release(DEVICE_B)
end

local DeviceTask = class(Task)

function DeviceTask:run(packet)
  if packet then
    self.v1 = packet
    return self.scheduler:hold_current()
  end
  local ready = self.v1
  if not ready then return self.scheduler:suspend_current() end
  self.v1 = nil
  return self.scheduler:queue(ready)
end

local WorkerTask = class(Task)

function WorkerTask:run(packet)
  if not packet then return self.scheduler:suspend_current() end
  self.v1 = self.v1 == HANDLER_A and HANDLER_B or HANDLER_A
  packet.id = self.v1
  packet.a1 = 0
  for i = 1, DATA_SIZE do
    self.v2 = self.v2 % 26 + 1
    packet.a2[i] = 64 + self.v2
  end
  return self.scheduler:queue(packet)
end

local HandlerTask = class(Task)

function HandlerTask:run(packet)
  if packet then
    if packet.kind == KIND_WORK then
      self.work = packet:append_to(self.work)
    else
      self.devices = packet:append_to(self.devices)
    end
  end
  local work = self.work
  if work then
    local count = work.a1
    if count < DATA_SIZE then
      local device = self.devices
      if device then
        self.devices = device.link
        device.a1 = work.a2[count + 1]
        work.a1 = count + 1
        return self.scheduler:queue(device)
      end
    else
      self.work = work.link
      return self.scheduler:queue(work)
    end
  end
  return self.scheduler:suspend_current()
end

local function run()
  local scheduler = Scheduler.new()
  local function task(kind, fields)
    fields.scheduler = scheduler
    return setmetatable(fields, kind)
  end

  scheduler:add(IDLE, 0, nil, task(IdleTask, { v1 = 1, count = 1000 })).waiting = false
  local queue = Packet.new(nil, WORKER, KIND_WORK)
  queue = Packet.new(queue, WORKER, KIND_WORK)
  scheduler:add(WORKER, 1000, queue, task(WorkerTask, { v1 = HANDLER_A, v2 = 0 }))
  queue = nil
  for _ = 1, 3 do queue = Packet.new(queue, DEVICE_A, KIND_DEVICE) end
  scheduler:add(HANDLER_A, 2000, queue, task(HandlerTask, {}))
  queue = nil
  for _ = 1, 3 do queue = Packet.new(queue, DEVICE_B, KIND_DEVICE) end
  scheduler:add(HANDLER_B, 3000, queue, task(HandlerTask, {}))
  scheduler:add(DEVICE_A, 4000, nil, task(DeviceTask, {}))
  scheduler:add(DEVICE_B, 5000, nil, task(DeviceTask, {}))
  scheduler:schedule()
  return scheduler.queued, scheduler.held
end

local queued, held = 0, 0
for _ = 1, N do
  local q, h = run()
  queued, held = queued + q, held + h
end
print(string.format("richards %d runs: queued %d held %d", N, queued, held))
