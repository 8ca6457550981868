-- hex dump of binary data and parsing it back
local function dump(s)
  for off = 1, #s, 16 do
    local chunk = s:sub(off, off + 15)
    io.write(("%08x  "):format(off - 1))
    for i = 1, 16 do local b = chunk:byte(i) io.write(b and ("%02x "):format(b) or "   ", i == 8 and " " or "") end
    io.write(" |", (chunk:gsub("[^\32-\126]", ".")), "|\n")
  end
  print(("%08x"):format(#s))
end
dump("")
dump("short")
dump("exactly 16 bytes")
dump("The quick brown fox\n\tjumps over \0\1\2\127\128\255 the lazy dog.")
local all = {} for i = 0, 255, 5 do all[#all + 1] = string.char(i) end dump(table.concat(all))
local function tohex(s) return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end
local function unhex(h)
  return (h:gsub("%s+", ""):gsub("%x%x", function(x) return string.char(tonumber(x, 16)) end))
end
print(tohex("Lua\0\255\n"), unhex("4c 75 61 21"), unhex(tohex("round trip")), tohex(unhex("00ff7f80")))
local function octal(s) return (s:gsub(".", function(c) return ("\\%03o"):format(c:byte()) end)) end
print(octal("abc\n"))
local function bin(n, w)
  local r = {}
  for i = w - 1, 0, -1 do r[#r + 1] = math.floor(n / 2 ^ i) % 2 end
  return table.concat(r)
end
for _, n in ipairs{0, 1, 5, 170, 255} do io.write(bin(n, 8), " ") end
print()
local function le32(n)
  local r = {}
  for i = 1, 4 do r[i] = string.char(n % 256) n = math.floor(n / 256) end
  return table.concat(r)
end
print(tohex(le32(0x12345678)), tohex(le32(1)), tohex(le32(2^32 - 1)))
