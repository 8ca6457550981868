-- reading numbers with "*n": spellings, signs, leftovers, failures
local name = os.tmpname()
local function try(s, ...)
  local f = assert(io.open(name, "wb"))
  f:write(s)
  f:close()
  f = assert(io.open(name))
  local r = {f:read(...)}
  local n = select("#", ...)
  for i = 1, n do r[i] = tostring(r[i]) end
  local rest = f:read("*a")
  f:close()
  print(("%q"):format(s):gsub("\\\n", "\\n") .. "", table.concat(r, " "), ("%q"):format(rest):gsub("\\\n", "\\n") .. "")
end
for _, s in ipairs{"12", " 12 ", "-5x", "+7", "3.25,", "1e3 z", "1E-2", ".5", "5.", "0x1F", "\n\t 8", "abc", "", "--1", "1 2 3", "12abc", "99999999999999999999", "1.5.5", "0x", "007", "1,000", "$5"} do try(s, "*n") end
try("1 2 3", "*n", "*n", "*n")
try("1 2 3", "*n", "*n", "*n", "*n")
try("10\nrest of\n", "*n", "*l", "*l")
try("5,6", "*n", 1, "*n")
try("x 1", "*n", "*n")
try("1 x 2", "*n", "*n", "*n")
try("3 4", "*n", "*a")
try("42\n", "*n", "*l", "*l")
os.remove(name)
