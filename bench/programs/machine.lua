-- A small machine: assemble text into instructions, dispatch through a table of functions.
local N = tonumber((...)) or 990000

local program = [[
      set  total 0
      set  i 0
loop: add  i 1
      set  t $i
      mod  t 4001
      mul  t $i
      mod  t 1009
      jlt  t 500 low
      sub  total $t
      jmp  next
low:  add  total $t
next: push $total
      call square
      pop  s
      add  acc $s
      mod  acc 1000003
      jlt  i $limit loop
      halt
square:
      pop  x
      mod  x 30011
      mul  x $x
      mod  x 65521
      push $x
      ret
]]

local function assemble(text)
  local code, labels = {}, {}
  for line in text:gmatch("[^\n]+") do
    local label, rest = line:match("^(%w+):(.*)$")
    if label then
      labels[label] = #code + 1
      line = rest
    end
    local words = {}
    for word in line:gmatch("%S+") do words[#words + 1] = word end
    if #words > 0 then code[#code + 1] = words end
  end
  local function operand(word)
    if not word then return nil end
    local number = tonumber(word)
    if number then return { kind = "constant", value = number } end
    local name = word:match("^%$(%w+)$")
    if name then return { kind = "variable", name = name } end
    return { kind = "name", name = word, target = labels[word] }
  end
  for i, words in ipairs(code) do
    code[i] = { op = words[1], a = operand(words[2]), b = operand(words[3]), c = operand(words[4]) }
  end
  return code
end

local Machine = {}
Machine.__index = Machine

function Machine.new(code, variables)
  return setmetatable({ code = code, vars = variables, stack = {}, calls = {}, pc = 1, steps = 0 }, Machine)
end

function Machine:value(operand)
  if operand.kind == "constant" then return operand.value end
  return self.vars[operand.name]
end

local ops = {}
function ops.set(m, i) m.vars[i.a.name] = m:value(i.b) end
function ops.add(m, i) m.vars[i.a.name] = m.vars[i.a.name] + m:value(i.b) end
function ops.sub(m, i) m.vars[i.a.name] = m.vars[i.a.name] - m:value(i.b) end
function ops.mul(m, i) m.vars[i.a.name] = m.vars[i.a.name] * m:value(i.b) end
function ops.mod(m, i) m.vars[i.a.name] = m.vars[i.a.name] % m:value(i.b) end
function ops.push(m, i) m.stack[#m.stack + 1] = m:value(i.a) end
function ops.pop(m, i) m.vars[i.a.name] = table.remove(m.stack) end
function ops.jmp(m, i) m.pc = i.a.target end
function ops.jlt(m, i)
  if m:value({ kind = "variable", name = i.a.name }) < m:value(i.b) then m.pc = i.c.target end
end
function ops.call(m, i)
  m.calls[#m.calls + 1] = m.pc
  m.pc = i.a.target
end
function ops.ret(m) m.pc = table.remove(m.calls) end
function ops.halt(m) m.halted = true end

function Machine:run()
  while not self.halted do
    local instruction = self.code[self.pc]
    self.pc = self.pc + 1
    self.steps = self.steps + 1
    ops[instruction.op](self, instruction)
  end
end

local machine = Machine.new(assemble(program), { limit = N, acc = 0 })
machine:run()
print(string.format("machine %d steps: total %d acc %d", machine.steps, machine.vars.total, machine.vars.acc))
