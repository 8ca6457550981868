-- LuaJIT bit library: every function, wrap-around, string and float arguments
-- dialects: luajit
local b = bit
print(b.tobit(0xffffffff), b.tobit(0x7fffffff), b.tobit(0x80000000), b.tobit(2^32), b.tobit(2^33 + 5), b.tobit(-1), b.tobit(1.5), b.tobit(1.4999), b.tobit(2.5), b.tobit(-0.5), b.tobit(2^40), b.tobit("0xff"), b.tobit("12"), b.tobit(2^51), b.tobit(-2^31), b.tobit(-2^31 - 1))
print(b.tohex(1), b.tohex(-1), b.tohex(0xffffffff), b.tohex(255, 2), b.tohex(255, -2), b.tohex(255, 4), b.tohex(0xdeadbeef, -8), b.tohex(0x12345678, 3), b.tohex(1, 0), b.tohex(1, 20), b.tohex(-1, -20), b.tohex(0xabc, -4), b.tohex("10"))
print(b.bnot(0), b.bnot(-1), b.bnot(0xffff), b.bnot(0x7fffffff))
print(b.band(0xff, 0x0f), b.band(1, 2, 4), b.band(-1, 0x1234), b.band(0xffffffff, 0x80000000), b.band(5))
print(b.bor(1, 2, 4, 8), b.bor(0x80000000, 1), b.bor(0), b.bor("1", "6"))
print(b.bxor(5, 3), b.bxor(0xffffffff, 1), b.bxor(1, 1, 1), b.bxor(-1, -1))
print(b.lshift(1, 0), b.lshift(1, 31), b.lshift(1, 32), b.lshift(1, 33), b.lshift(1, -1), b.lshift(0xff, 24), b.lshift(3, 30))
print(b.rshift(-1, 0), b.rshift(-1, 1), b.rshift(-1, 28), b.rshift(-256, 8), b.rshift(1, 32), b.rshift(256, 40))
print(b.arshift(-256, 4), b.arshift(-1, 31), b.arshift(256, 4), b.arshift(-1, 0), b.arshift(0x80000000, 31), b.arshift(0x7fffffff, 30))
print(b.tohex(b.rol(0x12345678, 12)), b.tohex(b.ror(0x12345678, 12)), b.rol(1, 31), b.rol(1, 32), b.ror(1, 1), b.rol(0x80000000, 1), b.rol(-1, 7), b.ror(2, -1))
print(b.tohex(b.bswap(0x12345678)), b.bswap(1), b.bswap(-1), b.tohex(b.bswap(0xff)))
for n = 0, 34, 2 do
  io.write(b.tohex(b.lshift(0x87654321, n)), " ", b.tohex(b.rshift(0x87654321, n)), " ", b.tohex(b.arshift(0x87654321, n)), " ", b.tohex(b.rol(0x87654321, n)), "\n")
end
local k = {}
for n in pairs(bit) do k[#k + 1] = n end
table.sort(k)
print(table.concat(k, " "))
print(require("bit") == bit)
for _, v in ipairs{0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5, 1e10, -1e10, 2^52 + 1, 1e15} do io.write(b.tobit(v), " ") end
print()
