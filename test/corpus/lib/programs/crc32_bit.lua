-- crc32, adler32, base64 and md5-like rotations with bit or bit32
-- dialects: 5.2 luajit
local b = bit32 or bit
local band, bxor, rshift, lshift, bnot = b.band, b.bxor, b.rshift, b.lshift, b.bnot
local function hex(n) return ("%08x"):format(n % 2^32) end
local tab = {}
for i = 0, 255 do
  local c = i
  for _ = 1, 8 do c = band(c, 1) == 1 and bxor(0xEDB88320, rshift(c, 1)) or rshift(c, 1) end
  tab[i] = c
end
local function crc(s)
  local c = bnot(0)
  for i = 1, #s do c = bxor(tab[band(bxor(c, s:byte(i)), 0xff)], rshift(c, 8)) end
  return bnot(c)
end
print(hex(crc("")), hex(crc("a")), hex(crc("123456789")), hex(crc("The quick brown fox jumps over the lazy dog")), hex(crc(("x"):rep(1000))))
local function adler(s)
  local a, d = 1, 0
  for i = 1, #s do a = (a + s:byte(i)) % 65521 d = (d + a) % 65521 end
  return b.bor(lshift(d, 16), a)
end
print(hex(adler("Wikipedia")), hex(adler("")), hex(adler(("z"):rep(500))))
local al = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local function b64(s)
  return (s:gsub("..?.?", function(c)
    local x, y, z = c:byte(1, 3)
    local n = lshift(x, 16) + lshift(y or 0, 8) + (z or 0)
    local r = ""
    for i = 3, 0, -1 do local k = band(rshift(n, i * 6), 63) + 1 r = r .. al:sub(k, k) end
    return r:sub(1, #c + 1) .. ("="):rep(3 - #c)
  end))
end
for _, s in ipairs{"", "f", "fo", "foo", "foob", "fooba", "foobar", "\0\255\254"} do io.write(b64(s), " ") end
print()
local rol = b.lrotate or b.rol
local function mix(s)
  local h = 0x12345678
  for i = 1, #s do h = rol(bxor(h, s:byte(i)), 5) h = (h + 0x9e3779b9) % 2^32 end
  return hex(h)
end
print(mix(""), mix("a"), mix("hello"), mix(("abc"):rep(50)))
local x = {}
for i = 0, 31 do x[#x + 1] = band(rshift(0xCAFEBABE, i), 1) end
print(table.concat(x))
local function swap(n)
  return b.bor(lshift(band(n, 0xff), 24), lshift(band(n, 0xff00), 8), rshift(band(n, 0xff0000), 8), rshift(n, 24))
end
print(hex(swap(0x11223344)), hex(swap(0xff)))
local function isaac(n)
  local s = 1
  local r = {}
  for i = 1, n do
    s = bxor(s, lshift(s, 13))
    s = bxor(s, rshift(s, 17))
    s = bxor(s, lshift(s, 5))
    r[i] = hex(s)
  end
  return table.concat(r, " ")
end
print(isaac(6))
