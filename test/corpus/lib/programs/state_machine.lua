-- state machines: parser of comments, traffic light, vending machine, brainf interpreter
local function strip(src)
  local out, st, i = {}, "code", 1
  while i <= #src do
    local c, two = src:sub(i, i), src:sub(i, i + 1)
    if st == "code" then
      if two == "//" then
        st = "line"
        i = i + 1
      elseif two == "/*" then
        st = "block"
        i = i + 1
      elseif c == '"' then
        st = "str"
        out[#out + 1] = c
      else
        out[#out + 1] = c
      end
    elseif st == "line" then
      if c == "\n" then st = "code" out[#out + 1] = c end
    elseif st == "block" then
      if two == "*/" then st = "code" i = i + 1 end
    elseif st == "str" then
      out[#out + 1] = c
      if c == "\\" then i = i + 1 out[#out + 1] = src:sub(i, i) elseif c == '"' then st = "code" end
    end
    i = i + 1
  end
  return table.concat(out), st
end
print(strip('a = 1; // comment\nb = "// not \\" one"; /* block\n more */ c')) print(strip("x /* open"))
local light = {red = {tick = "green"}, green = {tick = "yellow"}, yellow = {tick = "red", fault = "blink"}, blink = {}}
local s, trace = "red", {}
for _, ev in ipairs{"tick", "tick", "fault", "tick", "reset"} do
  local n = light[s][ev]
  trace[#trace + 1] = s .. "-" .. ev .. "->" .. (n or "?")
  s = n or s
end
print(table.concat(trace, " "))
local vm = {credit = 0, stock = {cola = {price = 150, n = 1}, chips = {price = 100, n = 5}}}
function vm:insert(c)
  if c ~= 50 and c ~= 100 then return nil, "bad coin " .. c end
  self.credit = self.credit + c
  return self.credit
end
function vm:buy(what)
  local it = self.stock[what]
  if not it then
    return nil, "no such item"
  elseif it.n == 0 then
    return nil, "sold out"
  elseif self.credit < it.price then
    return nil, ("need %d more"):format(it.price - self.credit)
  end
  it.n, self.credit = it.n - 1, self.credit - it.price
  local change = self.credit
  self.credit = 0
  return what, change
end
print(vm:insert(100), vm:buy("cola"))
print(vm:insert(20))
print(vm:insert(100))
print(vm:buy("cola"))
print(vm:insert(100), vm:insert(100))
print(vm:buy("cola"))
print(vm:buy("tea"))
print(vm:buy("chips"))
local function bf(code, input)
  local jump, st = {}, {}
  for i = 1, #code do
    local c = code:sub(i, i)
    if c == "[" then
      st[#st + 1] = i
    elseif c == "]" then
      local j = table.remove(st) or error("unbalanced ] at " .. i, 0)
      jump[i], jump[j] = j, i
    end
  end
  if #st > 0 then error("unbalanced [ at " .. st[#st], 0) end
  local t, p, ip, out, inp = setmetatable({}, {__index = function() return 0 end}), 0, 1, {}, 1
  while ip <= #code do
    local c = code:byte(ip)
    if c == 62 then
      p = p + 1
    elseif c == 60 then
      p = p - 1
    elseif c == 43 then
      t[p] = (t[p] + 1) % 256
    elseif c == 45 then
      t[p] = (t[p] - 1) % 256
    elseif c == 46 then
      out[#out + 1] = string.char(t[p])
    elseif c == 44 then
      t[p] = (input or ""):byte(inp) or 0
      inp = inp + 1
    elseif c == 91 and t[p] == 0 or c == 93 and t[p] ~= 0 then
      ip = jump[ip]
    end
    ip = ip + 1
  end
  return table.concat(out)
end
io.write(bf("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."))
print(bf(",[.,]", "echo"), bf(">,[>,]<[.<]", "reverse"))
print(pcall(bf, "[[]"))
print(pcall(bf, "]"))
