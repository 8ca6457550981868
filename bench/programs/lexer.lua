-- A lexer for Lua, written in Lua, run over a piece of Lua text.
local N = tonumber((...)) or 3800

local keywords = {}
for word in ("and break do else elseif end false for function if in local nil not or repeat return then true until while"):gmatch("%a+") do
  keywords[word] = true
end

local operators = {
  ["..."] = true, [".."] = true, ["=="] = true, ["~="] = true, ["<="] = true, [">="] = true,
}

local escapes = { n = "\n", t = "\t", r = "\r", ["\\"] = "\\", ['"'] = '"', ["'"] = "'" }

local Lexer = {}
Lexer.__index = Lexer

function Lexer.new(source)
  return setmetatable({ source = source, pos = 1, line = 1 }, Lexer)
end

function Lexer:skip_space()
  local source = self.source
  while true do
    local c = source:sub(self.pos, self.pos)
    if c == "\n" then
      self.line = self.line + 1
      self.pos = self.pos + 1
    elseif c == " " or c == "\t" or c == "\r" then
      self.pos = self.pos + 1
    elseif c == "-" and source:sub(self.pos, self.pos + 1) == "--" then
      local stop = source:find("\n", self.pos, true)
      self.pos = stop or #source + 1
    else
      return
    end
  end
end

function Lexer:read_string(quote)
  local source, parts = self.source, {}
  local pos = self.pos + 1
  while true do
    local c = source:sub(pos, pos)
    if c == "" or c == "\n" then
      error("unfinished string near line " .. self.line)
    elseif c == quote then
      self.pos = pos + 1
      return "string", table.concat(parts)
    elseif c == "\\" then
      local e = source:sub(pos + 1, pos + 1)
      parts[#parts + 1] = escapes[e] or e
      pos = pos + 2
    else
      local stop = source:find("[\\\n" .. quote .. "]", pos) or #source + 1
      parts[#parts + 1] = source:sub(pos, stop - 1)
      pos = stop
    end
  end
end

function Lexer:next()
  self:skip_space()
  local source, pos = self.source, self.pos
  local c = source:sub(pos, pos)
  if c == "" then return "end of file" end
  if c:match("[%a_]") then
    local word = source:match("^[%w_]+", pos)
    self.pos = pos + #word
    if keywords[word] then return "keyword", word end
    return "name", word
  end
  if c:match("%d") or (c == "." and source:match("^%.%d", pos)) then
    local text = source:match("^0[xX]%x+", pos) or source:match("^%d*%.?%d*[eE]?[+-]?%d*", pos)
    if not text:match("[eE]") then text = source:match("^0[xX]%x+", pos) or source:match("^%d*%.?%d*", pos) end
    self.pos = pos + #text
    return "number", tonumber(text)
  end
  if c == '"' or c == "'" then return self:read_string(c) end
  for length = 3, 2, -1 do
    local text = source:sub(pos, pos + length - 1)
    if operators[text] then
      self.pos = pos + length
      return "operator", text
    end
  end
  self.pos = pos + 1
  return "operator", c
end

local sample = [[
-- a small module
local Stack = {}
Stack.__index = Stack

function Stack.new(...)
  local self = setmetatable({ n = 0, items = {} }, Stack)
  for i = 1, select('#', ...) do self:push((select(i, ...))) end
  return self
end

function Stack:push(value)
  self.n = self.n + 1          -- grows upwards
  self.items[self.n] = value
  return self.n >= 0x10 and "many\n" or 'few \'items\''
end

function Stack:pop()
  if self.n == 0 then return nil, "empty stack" end
  local value = self.items[self.n]
  self.items[self.n], self.n = nil, self.n - 1
  return value
end

local s = Stack.new(1, 2.5, 3e2, "four")
while s.n > 0 do print(s:pop() .. "..", s.n ~= 1, not (s.n <= 2)) end
return Stack
]]
local source = sample:rep(10)

local counts, names, sum, lines = {}, {}, 0, 0
for _ = 1, N do
  local lexer = Lexer.new(source)
  while true do
    local kind, value = lexer:next()
    counts[kind] = (counts[kind] or 0) + 1
    if kind == "end of file" then break end
    if kind == "number" then
      sum = sum + value
    elseif kind == "name" then
      names[value] = (names[value] or 0) + 1
    end
  end
  lines = lines + lexer.line
end
print(string.format("lexer %d lines: %d names, %d keywords, %d numbers, %d strings, %d operators, self %d, sum %.1f",
  lines, counts.name, counts.keyword, counts.number, counts.string, counts.operator, names.self, sum))
