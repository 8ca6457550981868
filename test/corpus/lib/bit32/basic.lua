-- bit32 of 5.2: every function, shifts beyond 32, fields, several arguments
-- dialects: 5.2
local b = bit32
print(b.band(), b.band(0xff, 0x0f), b.band(-1), b.band(0xf0f0, 0xff00, 0x0ff0), b.bor(), b.bor(1, 2, 4), b.bxor(), b.bxor(5, 3, 1), b.bnot(0), b.bnot(0xffffffff), b.bnot(1), b.btest(), b.btest(1, 2), b.btest(3, 2), b.btest(0), b.btest(7, 6, 1))
print(b.lshift(1, 0), b.lshift(1, 31), b.lshift(1, 32), b.lshift(1, 100), b.lshift(256, -4), b.lshift(1, -32), b.lshift(0xffffffff, 4), b.rshift(0x80000000, 31), b.rshift(1, -4), b.rshift(0xff, 32), b.rshift(0xff, 4), b.rshift(0xff, -28), b.arshift(0x80000000, 4), b.arshift(0x80000000, 31), b.arshift(0x80000000, 40), b.arshift(0x7fffffff, 4), b.arshift(1, -3), b.arshift(-1, 5), b.arshift(0xff, 64))
print(b.lrotate(0x12345678, 4), b.lrotate(1, -1), b.lrotate(1, 32), b.lrotate(1, 33), b.lrotate(1, -33), b.rrotate(0x12345678, 8), b.rrotate(1, 1), b.rrotate(1, -1), b.rrotate(1, 64))
print(("%08x %08x"):format(b.lrotate(0xdeadbeef, 12), b.rrotate(0xdeadbeef, 12)))
print(b.extract(0x12345678, 0, 4), b.extract(0x12345678, 4, 8), b.extract(0xff, 7), b.extract(0xff, 8), b.extract(-1, 0, 32), b.extract(0x80000000, 31), b.extract(0xabcd, 0), ("%x"):format(b.replace(0x12345678, 0xff, 8, 8)), b.replace(0, 1, 31), b.replace(0, 0xff, 0, 4), b.replace(0xffffffff, 0, 0, 32), b.replace(7, 0, 1))
print(b.band(2^32), b.band(2^32 + 5), b.band(-5), b.band(1.5), b.band(2.5), b.band(1.7), b.band(-1.5), b.band("0xff"), b.band("12"), b.bor(2^31, 2^30), b.band(2^53), b.band(-2^31), b.band(1e15))
for n = -36, 36, 6 do
  io.write(b.lshift(0x87654321, n), " ", b.rshift(0x87654321, n), " ", b.arshift(0x87654321, n), " ", b.lrotate(0x87654321, n), "\n")
end
local k = {}
for n in pairs(bit32) do k[#k + 1] = n end
table.sort(k)
print(table.concat(k, " "))
print(require("bit32") == bit32)
