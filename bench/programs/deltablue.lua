-- DeltaBlue: an incremental solver for one-way constraints with strengths.
local N = tonumber((...)) or 40000 -- length of the constraint chain

local REQUIRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = 0, 2, 3, 4, 5, 6
local NONE, FORWARD, BACKWARD = 0, 1, 2

local function stronger(a, b) return a < b end
local function weakest_of(a, b) return a > b and a or b end

local function class(base)
  local c = {}
  c.__index = c
  if base then setmetatable(c, { __index = base }) end
  return c
end

local planner

local Variable = class()

function Variable.new(name, value)
  return setmetatable({
    name = name, value = value, constraints = {}, determined_by = nil,
    mark = 0, walk = WEAKEST, stay = true,
  }, Variable)
end

function Variable:add(constraint)
  self.constraints[#self.constraints + 1] = constraint
end

function Variable:remove(constraint)
  local list = self.constraints
  for i = 1, #list do
    if list[i] == constraint then
      table.remove(list, i)
      break
    end
  end
  if self.determined_by == constraint then self.determined_by = nil end
end

local Constraint = class()

function Constraint:attach()
  self:add_to_graph()
  planner:incremental_add(self)
end

function Constraint:detach()
  if self:is_satisfied() then
    planner:incremental_remove(self)
  else
    self:remove_from_graph()
  end
end

function Constraint:is_input() return false end

-- Try to enforce this constraint; returns the constraint it pushed out, if any.
function Constraint:satisfy(mark)
  self:choose_method(mark)
  if not self:is_satisfied() then
    if self.strength == REQUIRED then error("could not satisfy a required constraint") end
    return nil
  end
  self:mark_inputs(mark)
  local out = self:output()
  local overridden = out.determined_by
  if overridden then overridden:mark_unsatisfied() end
  out.determined_by = self
  if not planner:add_propagate(self, mark) then error("cycle encountered") end
  out.mark = mark
  return overridden
end

local Unary = class(Constraint)

function Unary:init(variable, strength)
  self.variable, self.strength, self.satisfied = variable, strength, false
  self:attach()
  return self
end

function Unary:add_to_graph()
  self.variable:add(self)
  self.satisfied = false
end

function Unary:remove_from_graph()
  self.variable:remove(self)
  self.satisfied = false
end

function Unary:choose_method(mark)
  self.satisfied = self.variable.mark ~= mark and stronger(self.strength, self.variable.walk)
end

function Unary:is_satisfied() return self.satisfied end
function Unary:mark_unsatisfied() self.satisfied = false end
function Unary:mark_inputs() end
function Unary:inputs_known() return true end
function Unary:output() return self.variable end
function Unary:execute() end

function Unary:recalculate()
  local v = self.variable
  v.walk = self.strength
  v.stay = not self:is_input()
  if v.stay then self:execute() end
end

local Stay = class(Unary)
function Stay.new(variable, strength) return setmetatable({}, Stay):init(variable, strength) end

local Edit = class(Unary)
function Edit.new(variable, strength) return setmetatable({}, Edit):init(variable, strength) end
function Edit:is_input() return true end

local Binary = class(Constraint)

function Binary:init(v1, v2, strength)
  self.v1, self.v2, self.strength, self.direction = v1, v2, strength, NONE
  self:attach()
  return self
end

function Binary:choose_method(mark)
  local v1, v2, s = self.v1, self.v2, self.strength
  self.direction = NONE
  if v1.mark == mark then
    if v2.mark ~= mark and stronger(s, v2.walk) then self.direction = FORWARD end
  elseif v2.mark == mark then
    if stronger(s, v1.walk) then self.direction = BACKWARD end
  elseif stronger(v2.walk, v1.walk) then
    if stronger(s, v1.walk) then self.direction = BACKWARD end
  elseif stronger(s, v2.walk) then
    self.direction = FORWARD
  end
end

function Binary:add_to_graph()
  self.v1:add(self)
  self.v2:add(self)
  self.direction = NONE
end

function Binary:remove_from_graph()
  self.v1:remove(self)
  self.v2:remove(self)
  self.direction = NONE
end

function Binary:is_satisfied() return self.direction ~= NONE end
function Binary:mark_unsatisfied() self.direction = NONE end
function Binary:input() return self.direction == FORWARD and self.v1 or self.v2 end
function Binary:output() return self.direction == FORWARD and self.v2 or self.v1 end
function Binary:mark_inputs(mark) self:input().mark = mark end

function Binary:inputs_known(mark)
  local i = self:input()
  return i.mark == mark or i.stay or i.determined_by == nil
end

function Binary:recalculate()
  local input, out = self:input(), self:output()
  out.walk = weakest_of(self.strength, input.walk)
  out.stay = input.stay
  if out.stay then self:execute() end
end

local Equal = class(Binary)
function Equal.new(v1, v2, strength) return setmetatable({}, Equal):init(v1, v2, strength) end
function Equal:execute() self:output().value = self:input().value end

local Scale = class(Binary)

function Scale.new(source, scale, offset, target, strength)
  local c = setmetatable({ scale = scale, offset = offset }, Scale)
  return c:init(source, target, strength)
end

function Scale:add_to_graph()
  Binary.add_to_graph(self)
  self.scale:add(self)
  self.offset:add(self)
end

function Scale:remove_from_graph()
  Binary.remove_from_graph(self)
  self.scale:remove(self)
  self.offset:remove(self)
end

function Scale:mark_inputs(mark)
  Binary.mark_inputs(self, mark)
  self.scale.mark, self.offset.mark = mark, mark
end

function Scale:execute()
  if self.direction == FORWARD then
    self.v2.value = self.v1.value * self.scale.value + self.offset.value
  else
    self.v1.value = (self.v2.value - self.offset.value) / self.scale.value
  end
end

function Scale:recalculate()
  local input, out = self:input(), self:output()
  out.walk = weakest_of(self.strength, input.walk)
  out.stay = input.stay and self.scale.stay and self.offset.stay
  if out.stay then self:execute() end
end

local Planner = class()

function Planner.new() return setmetatable({ current = 0 }, Planner) end

function Planner:new_mark()
  self.current = self.current + 1
  return self.current
end

function Planner:incremental_add(constraint)
  local mark = self:new_mark()
  local overridden = constraint:satisfy(mark)
  while overridden do overridden = overridden:satisfy(mark) end
end

function Planner:incremental_remove(constraint)
  local out = constraint:output()
  constraint:mark_unsatisfied()
  constraint:remove_from_graph()
  local unsatisfied = self:remove_propagate_from(out)
  for strength = REQUIRED, WEAKEST do
    for _, u in ipairs(unsatisfied) do
      if u.strength == strength then self:incremental_add(u) end
    end
  end
end

local function add_consumers(variable, list)
  local determining = variable.determined_by
  for _, c in ipairs(variable.constraints) do
    if c ~= determining and c:is_satisfied() then list[#list + 1] = c end
  end
end

function Planner:make_plan(sources)
  local mark = self:new_mark()
  local plan, todo = {}, sources
  while #todo > 0 do
    local c = table.remove(todo)
    local out = c:output()
    if out.mark ~= mark and c:inputs_known(mark) then
      plan[#plan + 1] = c
      out.mark = mark
      add_consumers(out, todo)
    end
  end
  return plan
end

function Planner:extract_plan(constraints)
  local sources = {}
  for _, c in ipairs(constraints) do
    if c:is_input() and c:is_satisfied() then sources[#sources + 1] = c end
  end
  return self:make_plan(sources)
end

function Planner:add_propagate(constraint, mark)
  local todo = { constraint }
  while #todo > 0 do
    local c = table.remove(todo)
    if c:output().mark == mark then
      self:incremental_remove(constraint)
      return false
    end
    c:recalculate()
    add_consumers(c:output(), todo)
  end
  return true
end

function Planner:remove_propagate_from(out)
  out.determined_by, out.walk, out.stay = nil, WEAKEST, true
  local unsatisfied, todo = {}, { out }
  while #todo > 0 do
    local v = table.remove(todo)
    for _, c in ipairs(v.constraints) do
      if not c:is_satisfied() then unsatisfied[#unsatisfied + 1] = c end
    end
    local determining = v.determined_by
    for _, c in ipairs(v.constraints) do
      if c ~= determining and c:is_satisfied() then
        c:recalculate()
        todo[#todo + 1] = c:output()
      end
    end
  end
  return unsatisfied
end

local function execute(plan)
  for _, c in ipairs(plan) do c:execute() end
end

local function change(variable, value)
  local edit = Edit.new(variable, PREFERRED)
  local plan = planner:extract_plan { edit }
  for _ = 1, 10 do
    variable.value = value
    execute(plan)
  end
  edit:detach()
end

local function chain_test(n)
  planner = Planner.new()
  local first, previous, last
  for i = 0, n do
    local v = Variable.new("v" .. i, 0)
    if previous then Equal.new(previous, v, REQUIRED) end
    if i == 0 then first = v end
    if i == n then last = v end
    previous = v
  end
  Stay.new(last, STRONG_DEFAULT)
  local edit = Edit.new(first, PREFERRED)
  local plan = planner:extract_plan { edit }
  for i = 1, 100 do
    first.value = i
    execute(plan)
    assert(last.value == i, "chain test failed")
  end
  edit:detach()
  return last.value
end

local function projection_test(n)
  planner = Planner.new()
  local scale, offset = Variable.new("scale", 10), Variable.new("offset", 1000)
  local source, target
  local targets = {}
  for i = 0, n - 1 do
    source = Variable.new("src" .. i, i)
    target = Variable.new("dst" .. i, i)
    targets[#targets + 1] = target
    Stay.new(source, NORMAL)
    Scale.new(source, scale, offset, target, REQUIRED)
  end
  change(source, 17)
  assert(target.value == 1170, "projection 1 failed")
  change(target, 1050)
  assert(source.value == 5, "projection 2 failed")
  change(scale, 5)
  for i = 1, #targets - 1 do
    assert(targets[i].value == (i - 1) * 5 + 1000, "projection 3 failed")
  end
  change(offset, 2000)
  local sum = 0
  for i = 1, #targets - 1 do
    assert(targets[i].value == (i - 1) * 5 + 2000, "projection 4 failed")
    sum = (sum + targets[i].value) % 1000003
  end
  return sum
end

local last = chain_test(N)
local sum = projection_test(N)
print(string.format("deltablue %d: chain %d projection %d", N, last, sum))
