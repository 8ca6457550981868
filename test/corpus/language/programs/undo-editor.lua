-- A text editor with commands, undo, redo, marks, search and replace.
local Editor = {} Editor.__index = Editor
function Editor.new(text)
  local lines = {}
  for l in (text .. "\n"):gmatch("(.-)\n") do lines[#lines + 1] = l end
  return setmetatable({ lines = lines, undo = {}, redo = {}, marks = {} }, Editor)
end
local commands = {}
function commands.insert(e, n, text)
  n = tonumber(n)
  if n < 1 or n > #e.lines + 1 then error("line out of range", 0) end
  table.insert(e.lines, n, text)
  return function() table.remove(e.lines, n) end
end
function commands.delete(e, n)
  n = tonumber(n)
  if not e.lines[n] then error("no line " .. n, 0) end
  local old = table.remove(e.lines, n)
  return function() table.insert(e.lines, n, old) end
end
function commands.replace(e, from, to)
  local old, n = {}, 0
  for i, l in ipairs(e.lines) do
    local new, k = l:gsub(from, to)
    if k > 0 then old[i] = l e.lines[i] = new n = n + k end
  end
  if n == 0 then error("not found: " .. from, 0) end
  return function() for i, l in pairs(old) do e.lines[i] = l end end
end
function commands.move(e, a, b)
  a, b = tonumber(a), tonumber(b)
  local l = table.remove(e.lines, a) or error("no line " .. a, 0)
  table.insert(e.lines, b, l)
  return function() table.insert(e.lines, a, (table.remove(e.lines, b))) end
end
function commands.upper(e, n)
  n = tonumber(n)
  local old = e.lines[n] or error("no line " .. n, 0)
  e.lines[n] = old:upper()
  return function() e.lines[n] = old end
end
function Editor:exec(line)
  local name, rest = line:match("^(%a+)%s*(.*)$")
  if name == "undo" or name == "redo" then
    local from, to = self[name], self[name == "undo" and "redo" or "undo"]
    local entry = table.remove(from)
    if not entry then return "nothing to " .. name end
    if name == "undo" then entry.back() else entry.back = entry.run() end
    to[#to + 1] = entry
    return name .. " " .. entry.line
  end
  local f = commands[name]
  if not f then return "unknown command " .. tostring(name) end
  local args = {}
  for a in rest:gmatch("[^|]+") do args[#args + 1] = a end
  local entry = { line = line, run = function() return f(self, (unpack or table.unpack)(args)) end }
  local ok, back = pcall(entry.run)
  if not ok then return "error: " .. back end
  entry.back = back
  self.undo[#self.undo + 1] = entry
  self.redo = {}
  return "ok"
end
local e = Editor.new("first line\nsecond line\nthird line")
for _, c in ipairs { "insert 2|inserted", "upper 1", "replace line|LINE", "move 1|4", "delete 2", "undo", "undo", "undo", "redo", "redo", "redo", "redo", "undo", "insert 99|x", "delete 50", "replace zzz|y", "bogus", "replace (%a+) (%a+)|%2 %1", "undo", "undo", "undo", "undo", "undo", "undo" } do
  print(("%-26s %-32s %s"):format(c, e:exec(c), table.concat(e.lines, " / ")))
end
print(#e.undo, #e.redo)
