-- A brainfuck interpreter and a compiler to Lua source.
local function parse(src)
  local stack, ops = {}, {}
  for c in src:gmatch("[%+%-<>%.,%[%]]") do
    local last = ops[#ops]
    if c:find("[%+%-<>]") and last and last[1] == c then last[2] = last[2] + 1
    else
      ops[#ops + 1] = { c, 1 }
      if c == "[" then stack[#stack + 1] = #ops
      elseif c == "]" then
        local open = table.remove(stack)
        if not open then error("unmatched ]", 0) end
        ops[open][3], ops[#ops][3] = #ops, open
      end
    end
  end
  if #stack > 0 then error("unmatched [", 0) end
  return ops
end
local function run(src, input)
  local ops, tape, p, pc, out, inp = parse(src), setmetatable({}, { __index = function() return 0 end }), 0, 1, {}, 1
  while pc <= #ops do
    local op = ops[pc]
    local c, n = op[1], op[2]
    if c == "+" then tape[p] = (tape[p] + n) % 256 elseif c == "-" then tape[p] = (tape[p] - n) % 256
    elseif c == ">" then p = p + n elseif c == "<" then p = p - n
    elseif c == "." then out[#out + 1] = string.char(tape[p])
    elseif c == "," then tape[p] = (input or ""):byte(inp) or 0 inp = inp + 1
    elseif c == "[" then if tape[p] == 0 then pc = op[3] end
    elseif tape[p] ~= 0 then pc = op[3] end
    pc = pc + 1
  end
  return table.concat(out)
end
local function compile(src)
  local code = { "local out, input = ... local t, p, i = setmetatable({}, { __index = function() return 0 end }), 0, 1" }
  local emit = { ["+"] = "t[p] = (t[p] + %d) %% 256", ["-"] = "t[p] = (t[p] - %d) %% 256", [">"] = "p = p + %d", ["<"] = "p = p - %d", ["."] = "out(string.char(t[p]))", [","] = "t[p] = input:byte(i) or 0 i = i + 1", ["["] = "while t[p] ~= 0 do", ["]"] = "end" }
  for _, op in ipairs(parse(src)) do code[#code + 1] = emit[op[1]]:format(op[2]) end
  return (loadstring or load)(table.concat(code, "\n"), "=bf")
end
local hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
io.write(run(hello))
local buf = {} compile(hello)(function(c) buf[#buf + 1] = c end, "") io.write(table.concat(buf))
print(run("++++++[>++++++++<-]>[>+>+<<-]++++++++++>.>.<<[>.<-]"):byte(1, -1))
print(run(",[.,]", "echo!"), run(",>,<[->+<]>.", "\33\44"), #run("+[.+]"))
print(pcall(run, "[[]")) print(pcall(run, "[]]")) print(pcall(compile, "]"))
