-- "*n" on partial numerals: what is consumed and returned (5.2 and 5.1 use scanf)
local name = os.tmpname()
local function try(s)
  local f = assert(io.open(name, "wb"))
  f:write(s)
  f:close()
  f = assert(io.open(name))
  local r = f:read("*n")
  local rest = f:read("*a")
  f:close()
  print(s, r, rest)
end
for _, s in ipairs{"1e", "1e+", "1ex", "-", "+", ".", "-.", "-.5", "1..2", "e5", "0xg", "1e400", "1_0", "1-2", "1+2"} do try(s) end
os.remove(name)
