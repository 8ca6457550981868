-- A bytecode compiler and a stack machine for arithmetic and loops.
local ops = { push = function(vm, v) vm:push(v) end, pop = function(vm) vm:pop() end, dup = function(vm) vm:push(vm.stack[#vm.stack]) end, swap = function(vm)
  local a, b = vm:pop(), vm:pop()
  vm:push(a)
  vm:push(b)
end, load = function(vm, n)
  vm:push(vm.vars[n] or error("unset variable " .. n, 0))
end, store = function(vm, n) vm.vars[n] = vm:pop() end, print = function(vm) vm.out[#vm.out + 1] = tostring(vm:pop()) end, jmp = function(vm, t) vm.pc = t end, jz = function(vm, t) if vm:pop() == 0 then vm.pc = t end end, call = function(vm, t)
  vm.calls[#vm.calls + 1] = vm.pc
  vm.pc = t
end, ret = function(vm) vm.pc = table.remove(vm.calls) end, halt = function(vm) vm.running = false end }
for name, f in pairs { add = function(a, b) return a + b end, sub = function(a, b) return a - b end, mul = function(a, b) return a * b end, div = function(a, b) if b == 0 then error("division by zero", 0) end return math.floor(a / b) end, mod = function(a, b) return a % b end, lt = function(a, b) return a < b and 1 or 0 end, eq = function(a, b) return a == b and 1 or 0 end } do
  ops[name] = function(vm) local b, a = vm:pop(), vm:pop() vm:push(f(a, b)) end
end
local VM = {}
VM.__index = VM
function VM:push(v) if #self.stack >= 100 then error("stack overflow", 0) end self.stack[#self.stack + 1] = v end
function VM:pop() if #self.stack == 0 then error("stack underflow", 0) end return table.remove(self.stack) end
local function assemble(text)
  local code, labels = {}, {}
  for line in text:gmatch("[^\n;]+") do
    local label, rest = line:match("^%s*(%w+):(.*)$")
    if label then labels[label] = #code + 1 line = rest end
    local op, arg = line:match("^%s*(%a+)%s*(%S*)")
    if op then
      if not ops[op] then error("unknown op " .. op, 0) end
      code[#code + 1] = { op, arg ~= "" and (tonumber(arg) or arg) or nil }
    end
  end
  for _, i in ipairs(code) do
    if i[1] == "jmp" or i[1] == "jz" or i[1] == "call" then
      i[2] = labels[i[2]] or error("unknown label " .. tostring(i[2]), 0)
    end
  end
  return code
end
local function run(text, limit)
  local vm = setmetatable({ stack = {}, vars = {}, calls = {}, out = {}, pc = 1, running = true, steps = 0 }, VM)
  local code = assemble(text)
  while vm.running do
    local i = code[vm.pc] or error("pc out of range: " .. tostring(vm.pc), 0)
    vm.pc = vm.pc + 1
    vm.steps = vm.steps + 1
    if vm.steps > (limit or 10000) then error("too many steps", 0) end
    ops[i[1]](vm, i[2])
  end
  return vm.steps, table.concat(vm.out, " ")
end
for _, p in ipairs { "push 2; push 3; add; dup; mul; print; halt", "push 10; store n; top: load n; jz done; load n; print; load n; push 3; sub; store n; load n; push 0; lt; jz top; done: halt", "push 1; store a; push 1; store b; push 0; store i; loop: load i; push 15; lt; jz end; load a; print; load a; load b; dup; store a; add; store b; load i; push 1; add; store i; jmp loop; end: halt", "push 5; call fact; print; push 10; call fact; print; halt; fact: store n; push 1; floop: load n; jz fend; load n; mul; load n; push 1; sub; store n; jmp floop; fend: ret", "add", "push 1; push 0; div; halt", "load x", "jmp nowhere", "bogus", "l: jmp l", "l: push 1; jmp l", "push 1" } do
  print(pcall(run, p))
end
local function compile(expr)
  local code, pos = {}, 1
  local function peek() pos = expr:find("%S", pos) or #expr + 1 return expr:sub(pos, pos) end
  local level
  local function prim()
    local c = peek()
    if c == "(" then
      pos = pos + 1
      level(1)
      if peek() ~= ")" then error("')' expected", 0) end
      pos = pos + 1
    elseif c == "-" then
      pos = pos + 1
      code[#code + 1] = "push 0"
      prim()
      code[#code + 1] = "sub"
    else
      local n = expr:match("^%d+", pos) or error("number expected at " .. pos, 0)
      pos = pos + #n
      code[#code + 1] = "push " .. n
    end
  end
  local table_ = { { ["+"] = "add", ["-"] = "sub" }, { ["*"] = "mul", ["/"] = "div", ["%"] = "mod" } }
  function level(n)
    if n > 2 then return prim() end
    level(n + 1)
    while table_[n][peek()] do local op = table_[n][peek()] pos = pos + 1 level(n + 1) code[#code + 1] = op end
  end
  level(1)
  if pos <= #expr and peek() ~= "" then error("junk at " .. pos, 0) end
  return table.concat(code, "; ") .. "; print; halt"
end
for _, e in ipairs { "1 + 2 * 3", "(1 + 2) * 3", "100 / 7 % 5", "2 * (3 + 4) * -5", "-(2 - 10)", "1 +", "(1", "1 2" } do
  local ok, code = pcall(compile, e)
  print(e, code, ok and select(2, run(code)))
end
