-- io.lines and file:lines with formats, automatic closing, errors
local name = os.tmpname()
local function tidy(...)
  local r = {...}
  for i = 1, select("#", ...) do r[i] = tostring(r[i]):gsub(name:gsub("%p", "%%%0"), "NAME") end
  print(table.concat(r, " | "))
end
local f = assert(io.open(name, "w")) f:write("alpha\nbeta\n\ndelta 4\n") f:close()
for l in io.lines(name) do io.write("[", l, "]") end
print()
local it = io.lines(name)
print(type(it), it(), it(), it(), it(), it())
tidy(pcall(it))
f = assert(io.open(name))
for l in f:lines() do io.write("<", l, ">") end
print(io.type(f))
print(f:read("*l"))
f:seek("set")
print(f:lines()())
f:close()
tidy(pcall(function() for l in f:lines() do end end))
f = assert(io.open(name))
it = f:lines()
print(it())
f:close()
tidy(pcall(it))
tidy(pcall(io.lines, "no/such/file"))
tidy(pcall(function() for l in io.lines("no/such/file") do end end))
tidy(pcall(io.lines, {}))
tidy(pcall(function() io.lines({}) end))
tidy(pcall(function() f.lines() end))
tidy(pcall(function() f.lines({}) end))
print(pcall(function()
  local r = {}
  for l in io.lines(name, "*L") do r[#r + 1] = #l end
  return table.concat(r, ",")
end))
print(pcall(function()
  local r = {}
  for c in io.lines(name, 4) do r[#r + 1] = c:gsub("\n", "/") end
  return table.concat(r, ",")
end))
print(pcall(function()
  local r = {}
  for a, b in io.lines(name, 1, "*l") do r[#r + 1] = a:gsub("\n", "/") .. "+" .. tostring(b) end
  return table.concat(r, ",")
end))
print(pcall(function()
  local n = 0
  for all in io.lines(name, "*a") do n = n + 1 if n > 2 then break end end
  return n
end))
tidy(pcall(function() for l in io.lines(name, "*x") do return l end end))
tidy(pcall(io.lines, name, "x"))
tidy(pcall(function() return io.lines(name, 0)() end))
f = assert(io.open(name))
print(pcall(function() local r = {} for l in f:lines(2) do r[#r + 1] = #l end return #r end))
f:close()
local n = 0
for l in io.lines(name) do n = n + 1 if n == 2 then break end end
print(n)
f = assert(io.open(name, "w"))
f:write("no newline")
f:close()
for l in io.lines(name) do print(l) end
f = assert(io.open(name, "w"))
f:close()
for l in io.lines(name) do print("never") end
os.remove(name)
