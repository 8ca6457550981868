-- Table driven machines: a turnstile, a CSV reader and a tokenizer.
local Machine = {} Machine.__index = Machine
function Machine.new(def) return setmetatable({ state = def.initial, def = def, log = {} }, Machine) end
function Machine:fire(event, ...)
  local here = self.def.states[self.state]
  local t = here and (here[event] or here["*"])
  if not t then return false, ("no '%s' in state '%s'"):format(event, self.state) end
  local target = type(t) == "function" and t(self, ...) or t
  if self.def.leave and self.def.leave[self.state] then self.def.leave[self.state](self) end
  self.log[#self.log + 1] = self.state .. ">" .. target
  self.state = target
  if self.def.enter and self.def.enter[target] then self.def.enter[target](self, event) end
  return true, self.state
end
local coins = 0
local m = Machine.new { initial = "locked", states = { locked = { coin = "open", push = "locked" }, open = { push = "locked", coin = function(s) coins = coins + 1 return "open" end, ["break"] = "broken" }, broken = { fix = "locked" } }, enter = { open = function(_, e) print("opened by " .. e) end, broken = function() print("alarm") end }, leave = { broken = function() print("fixed") end } }
for _, e in ipairs { "push", "coin", "coin", "push", "kick", "coin", "break", "push", "fix" } do print(e, m:fire(e)) end
print(table.concat(m.log, " "), coins)
local function csv(text)
  local rows, row, field, state = {}, {}, {}, "start"
  local function endfield() row[#row + 1] = table.concat(field) field = {} end
  local function endrow() endfield() rows[#rows + 1] = row row = {} end
  local T = {
    start = function(c)
      if c == '"' then
        return "quoted"
      elseif c == "," then
        endfield()
        return "start"
      elseif c == "\n" then
        endrow()
        return "start"
      end
      field[#field + 1] = c
      return "plain"
    end,
    plain = function(c)
      if c == "," then endfield() return "start" elseif c == "\n" then endrow() return "start" end
      field[#field + 1] = c
      return "plain"
    end,
    quoted = function(c) if c == '"' then return "quote" end field[#field + 1] = c return "quoted" end,
    quote = function(c)
      if c == '"' then
        field[#field + 1] = c
        return "quoted"
      elseif c == "," then
        endfield()
        return "start"
      elseif c == "\n" then
        endrow()
        return "start"
      end
      error("junk after quote: " .. c, 0)
    end }
  for c in text:gmatch(".") do state = T[state](c) end
  if state == "quoted" then error("unfinished quote", 0) end
  if #field > 0 or #row > 0 then endrow() end
  return rows
end
for _, text in ipairs { "a,b,c\n1,2,3\n", 'x,"quoted, comma","say ""hi"""\n,,\nlast', '"multi\nline",z', "" } do
  for _, r in ipairs(csv(text)) do
    for i, f in ipairs(r) do r[i] = ("%q"):format(f) end
    print(#r, table.concat(r, " "))
  end
end
print(pcall(csv, '"open')) print(pcall(csv, '"a"b'))
