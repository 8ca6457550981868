-- binary round trip of all byte values through a file, in blocks and lines
local name = os.tmpname()
local all = {}
for i = 0, 255 do all[#all + 1] = string.char(i) end
local data = table.concat(all):rep(5)
local f = assert(io.open(name, "wb"))
f:write(data)
f:close()
f = assert(io.open(name, "rb"))
local back = f:read("*a")
f:close()
print(back == data, #back)
f = assert(io.open(name, "rb"))
local n, sizes = 0, {}
while true do local b = f:read(100) if not b then break end n = n + #b sizes[#sizes + 1] = #b end
print(n, table.concat(sizes, " "))
f:close()
f = assert(io.open(name, "rb"))
local lines = 0
for l in f:lines() do lines = lines + 1 io.write(#l, " ") end
print(lines)
f:close()
f = assert(io.open(name, "rb"))
local sum = 0
while true do local c = f:read(1) if c == nil then break end sum = sum + c:byte() end
print(sum)
f:close()
f = assert(io.open(name, "r+b"))
f:seek("set", 256)
f:write(("\0"):rep(256))
f:seek("set", 255)
print(f:read(3):byte(1, -1))
f:close()
print(io.open(name):seek("end"))
os.remove(name)
