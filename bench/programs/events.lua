-- An event emitter and a small state store: listeners as closures, copying tables, dispatch by name.
local N = tonumber((...)) or 4000000

local Emitter = {}
Emitter.__index = Emitter

function Emitter.new() return setmetatable({ listeners = {} }, Emitter) end

function Emitter:on(event, f)
  local list = self.listeners[event] or {}
  self.listeners[event] = list
  list[#list + 1] = f
  return function()
    for i, g in ipairs(list) do
      if g == f then return table.remove(list, i) end
    end
  end
end

function Emitter:emit(event, ...)
  local list = self.listeners[event]
  if not list then return 0 end
  for i = 1, #list do list[i](...) end
  return #list
end

local function assign(target, ...)
  for i = 1, select("#", ...) do
    for k, v in pairs((select(i, ...))) do target[k] = v end
  end
  return target
end

local reducers = {
  add = function(state, action) return assign({}, state, { total = state.total + action.amount }) end,
  rename = function(state, action) return assign({}, state, { name = action.name }) end,
  mark = function(state, action)
    local marks = assign({}, state.marks)
    marks[action.key] = (marks[action.key] or 0) + 1
    return assign({}, state, { marks = marks })
  end,
}

local store = { state = { total = 0, name = "none", marks = {}, version = 1 }, events = Emitter.new() }
function store:dispatch(action)
  local reduce = reducers[action.type]
  local before = self.state
  self.state = reduce and reduce(before, action) or before
  self.events:emit("change", self.state, before)
end

local changes, sum = 0, 0
store.events:on("change", function(state) sum = (sum + state.total) % 1000003 end)
local off = store.events:on("change", function(after, before)
  if after ~= before then changes = changes + 1 end
end)
for i = 1, N do
  local kind = i % 4
  if kind == 0 then
    store:dispatch { type = "add", amount = i % 10 }
  elseif kind == 1 then
    store:dispatch { type = "rename", name = "n" .. i % 5 }
  elseif kind == 2 then
    store:dispatch { type = "mark", key = "k" .. i % 6 }
  else
    store:dispatch { type = "unknown" }
  end
  if i == N - 100 then off() end
end
print(string.format("events %d changes, sum %d, total %d, name %s, k0 %d", changes, sum, store.state.total,
  store.state.name, store.state.marks.k0 or 0))
