-- sha1 and sha256 with bit or bit32
-- dialects: 5.2 luajit
local b = bit32 or bit
local band, bor, bxor, bnot, rshift = b.band, b.bor, b.bxor, b.bnot, b.rshift
local rol, ror = b.lrotate or b.rol, b.rrotate or b.ror
local function be(n)
  return string.char(rshift(n, 24), band(rshift(n, 16), 255), band(rshift(n, 8), 255), band(n, 255))
end
local function pad(s) return s .. "\128" .. ("\0"):rep((55 - #s) % 64) .. be(0) .. be(#s * 8) end
local function words(s, p)
  local w = {}
  for i = 0, 15 do
    local a, c, d, e = s:byte(p + i * 4, p + i * 4 + 3)
    w[i] = ((a * 256 + c) * 256 + d) * 256 + e
  end
  return w
end
local function hex(...)
  local r = {...}
  for i = 1, #r do r[i] = ("%08x"):format(r[i] % 2^32) end
  return table.concat(r)
end
local function sha1(m)
  m = pad(m)
  local h0, h1, h2, h3, h4 = 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0
  for p = 1, #m, 64 do
    local w = words(m, p)
    for i = 16, 79 do w[i] = rol(bxor(w[i - 3], w[i - 8], w[i - 14], w[i - 16]), 1) end
    local a, c, d, e, f = h0, h1, h2, h3, h4
    for i = 0, 79 do
      local g, k
      if i < 20 then
        g, k = bor(band(c, d), band(bnot(c), e)), 0x5A827999
      elseif i < 40 then
        g, k = bxor(c, d, e), 0x6ED9EBA1
      elseif i < 60 then
        g, k = bor(band(c, d), band(c, e), band(d, e)), 0x8F1BBCDC
      else
        g, k = bxor(c, d, e), 0xCA62C1D6
      end
      a, c, d, e, f = (rol(a, 5) + g + f + k + w[i]) % 2^32, a, rol(c, 30), d, e
    end
    h0, h1, h2, h3, h4 = (h0 + a) % 2^32, (h1 + c) % 2^32, (h2 + d) % 2^32, (h3 + e) % 2^32, (h4 + f) % 2^32
  end
  return hex(h0, h1, h2, h3, h4)
end
for _, s in ipairs{"", "abc", "The quick brown fox jumps over the lazy dog", ("a"):rep(200)} do print(sha1(s)) end
local function frac(x) return math.floor((x % 1) * 2^32) end
local K, H, n = {}, {}, 2
while #K < 64 do
  local prime = true
  for d = 2, math.floor(n ^ 0.5) do if n % d == 0 then prime = false break end end
  if prime then K[#K + 1] = frac(n ^ (1 / 3)) if #H < 8 then H[#H + 1] = frac(n ^ 0.5) end end
  n = n + 1
end
print(hex(K[1], K[64]), hex(H[1], H[8]))
local function sha256(m)
  m = pad(m)
  local h = {}
  for i = 1, 8 do h[i] = H[i] end
  for p = 1, #m, 64 do
    local w = words(m, p)
    for i = 16, 63 do
      local x, y = w[i - 15], w[i - 2]
      w[i] = (w[i - 16] + bxor(ror(x, 7), ror(x, 18), rshift(x, 3)) + w[i - 7] + bxor(ror(y, 17), ror(y, 19), rshift(y, 10))) % 2^32
    end
    local v = {}
    for i = 1, 8 do v[i] = h[i] end
    for i = 0, 63 do
      local a, e = v[1], v[5]
      local t1 = v[8] + bxor(ror(e, 6), ror(e, 11), ror(e, 25)) + bxor(band(e, v[6]), band(bnot(e), v[7])) + K[i + 1] + w[i]
      local t2 = bxor(ror(a, 2), ror(a, 13), ror(a, 22)) + bxor(band(a, v[2]), band(a, v[3]), band(v[2], v[3]))
      v = {(t1 + t2) % 2^32, v[1], v[2], v[3], (v[4] + t1) % 2^32, v[5], v[6], v[7]}
    end
    for i = 1, 8 do h[i] = (h[i] + v[i]) % 2^32 end
  end
  return hex((table.unpack or unpack)(h))
end
print(sha256(""))
print(sha256("abc"))
