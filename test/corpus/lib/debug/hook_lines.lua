-- line hooks: sequence of lines in simple code
local log = {} local function body()
  local x = 1
  for i = 1, 2 do
    x = x + i
  end
  if x > 3 then
    x = 0
  else
    x = 1
  end
  return x
end
debug.sethook(function(ev, line) log[#log + 1] = line end, "l")
body()
debug.sethook()
local base = debug.getinfo(body, "S").linedefined
local r = {}
for _, l in ipairs(log) do if l > base and l < base + 11 then r[#r + 1] = l - base end end
print(table.concat(r, " "))
print(debug.gethook())
