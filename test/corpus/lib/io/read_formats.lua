-- file:read with every format, several at once, at end of file, bad formats
local name = os.tmpname() local function put(s) local f = assert(io.open(name, "wb")) f:write(s) f:close() end
local function q(...) local r = {...} for i = 1, select("#", ...) do r[i] = type(r[i]) == "string" and ("%q"):format(r[i]):gsub("\\\n", "\\n") or tostring(r[i]) end print(table.concat(r, " ")) end
put("line one\nline two\n\nlast") local f = assert(io.open(name))
q(f:read()) q(f:read("*l")) q(f:read("*l")) q(f:read(2)) q(f:read(0)) q(f:read("*a")) q(f:read("*a")) q(f:read("*l")) q(f:read(0)) q(f:read(5)) q(f:read("*n")) q(f:read("*l", "*a")) f:close()
f = assert(io.open(name)) q(f:read("*l", 3, "*l", "*a")) f:close() f = assert(io.open(name)) q(f:read(100)) q(f:read(100)) f:close() f = assert(io.open(name)) q(pcall(f.read, f, "*L")) q(pcall(f.read, f, "*L", "*L")) f:close()
f = assert(io.open(name)) q(f:read("*a", "*a")) f:close() f = assert(io.open(name)) q(f:read("*a", "*l")) f:close() f = assert(io.open(name)) q(f:read("*l", "*n", "*l")) f:close()
put("") f = assert(io.open(name)) q(f:read()) q(f:read(0)) q(f:read("*a")) q(f:read("*n")) q(f:read(1)) f:close() put("\n") f = assert(io.open(name)) q(f:read()) q(f:read()) f:close() put("a\0b\nc\r\nd") f = assert(io.open(name)) q(f:read()) q(f:read()) q(f:read()) f:close()
put("x\n\n") f = assert(io.open(name)) q(f:read("*l", "*l", "*l")) f:close() f = assert(io.open(name)) q(f:read(1, 1, 1, 1)) f:close()
f = assert(io.open(name)) q(pcall(f.read, f, "*x")) q(pcall(f.read, f, "x")) q(pcall(f.read, f, "")) q(pcall(f.read, f, {})) q(pcall(f.read, f, true)) q(pcall(f.read, f, nil)) q(pcall(function() f:read("*x") end)) q(pcall(function() f:read({}) end)) q(pcall(function() f:read("*l", "*q") end)) f:close()
for _, s in ipairs{"l", "a", "n", "L", "*line", "*all", "*number", "*lx", "**l"} do f = assert(io.open(name)) q(s, pcall(f.read, f, s)) f:close() end
put(("x"):rep(5000) .. "\n" .. ("y"):rep(3000)) f = assert(io.open(name)) print(#f:read("*l"), #f:read("*l"), f:read("*l")) f:close() f = assert(io.open(name)) print(#f:read(4999), #f:read(10), #f:read("*a")) f:close() os.remove(name)
