-- io.open: every mode, invalid modes, missing files, error triples
local name = os.tmpname()
local function tidy(...)
  local r = {...}
  for i = 1, select("#", ...) do
    r[i] = tostring(r[i]):gsub(name:gsub("%p", "%%%0"), "NAME"):gsub("0x%x+", "ADDR")
  end
  print(table.concat(r, " | "))
end
local function all() local f = assert(io.open(name, "rb")) local s = f:read("*a") f:close() return s end
local f = assert(io.open(name, "w")) tidy(f:write("one\n", 2, " ", 3.5, "\n") == f) f:close() tidy(all())
f = assert(io.open(name, "a")) f:write("appended\n") f:close() tidy(all())
f = assert(io.open(name, "r+"))
f:write("ONE")
f:close()
tidy(all())
f = assert(io.open(name, "r+"))
tidy(f:read("*l"))
f:seek("end")
f:write("tail")
f:seek("set")
tidy(f:read("*a"))
f:close()
f = assert(io.open(name, "w+"))
f:write("fresh")
f:seek("set", 0)
tidy(f:read("*a"))
f:close()
f = assert(io.open(name, "a+"))
f:write("+more")
f:seek("set")
tidy(f:read("*a"))
f:close()
for _, m in ipairs{"rb", "wb", "ab", "r+b", "w+b", "a+b"} do
  f = io.open(name, m)
  tidy(m, io.type(f))
  if f then f:close() end
end
for _, m in ipairs{"", "x", "rw", "r++", "br", "rbx", "R", "r b", "wx", "r+bb"} do
  local ok, h, e, c = pcall(io.open, name, m)
  tidy(m, ok, io.type(h) or tostring(h):sub(1, 40), e, c)
  if io.type(h) == "file" then h:close() end
end
tidy(io.open("no/such/file"))
tidy(io.open("no/such/file", "w"))
tidy(io.open(".", "w"))
tidy(pcall(io.open))
tidy(pcall(io.open, {}))
tidy(pcall(io.open, name, {}))
tidy(pcall(function() io.open() end))
f = assert(io.open(name, "r"))
local a, b, c = f:write("x")
tidy(a, b, c)
f:close()
f = assert(io.open(name, "w"))
tidy(f:read("*a"))
tidy(f:read("*l"))
f:close()
local k = {}
for n, v in pairs(io) do k[#k + 1] = n .. ":" .. type(v) end
table.sort(k)
print(table.concat(k, " "))
os.remove(name)
