-- MD5 in plain arithmetic, with bit operations built from tables.
local floor = math.floor
local xor4, and4 = {}, {}
for a = 0, 15 do
  for b = 0, 15 do
    local x, n, p, q, bit = 0, 0, a, b, 1
    for _ = 1, 4 do
      local u, v = p % 2, q % 2
      if u ~= v then x = x + bit end
      if u == 1 and v == 1 then n = n + bit end
      p, q, bit = floor(p / 2), floor(q / 2), bit * 2
    end
    xor4[a * 16 + b], and4[a * 16 + b] = x, n
  end
end
local function combine(t, a, b)
  local r, m = 0, 1
  for _ = 1, 8 do
    local x, y = a % 16, b % 16
    r = r + t[x * 16 + y] * m
    a, b, m = (a - x) / 16, (b - y) / 16, m * 16
  end
  return r
end
local function bxor(a, b) return combine(xor4, a, b) end
local function band(a, b) return combine(and4, a, b) end
local function bnot(a) return 4294967295 - a end
local function bor(a, b) return bnot(band(bnot(a), bnot(b))) end
local function rol(a, n) local hi = floor(a / 2 ^ (32 - n)) return a * 2 ^ n % 4294967296 + hi end
local K, S = {}, { { 7, 12, 17, 22 }, { 5, 9, 14, 20 }, { 4, 11, 16, 23 }, { 6, 10, 15, 21 } }
for i = 0, 63 do K[i] = floor(math.abs(math.sin(i + 1)) * 4294967296) end
local function md5(msg)
  local len = #msg
  msg = msg .. "\128" .. ("\0"):rep((55 - len) % 64)
  local bits = len * 8
  for _ = 1, 8 do msg = msg .. string.char(bits % 256) bits = floor(bits / 256) end
  local a0, b0, c0, d0 = 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476
  for chunk = 1, #msg, 64 do
    local M = {}
    for i = 0, 15 do
      local b1, b2, b3, b4 = msg:byte(chunk + i * 4, chunk + i * 4 + 3)
      M[i] = b1 + b2 * 256 + b3 * 65536 + b4 * 16777216
    end
    local a, b, c, d = a0, b0, c0, d0
    for i = 0, 63 do
      local f, g
      local round = floor(i / 16)
      if round == 0 then f, g = bor(band(b, c), band(bnot(b), d)), i
      elseif round == 1 then f, g = bor(band(d, b), band(bnot(d), c)), (5 * i + 1) % 16
      elseif round == 2 then f, g = bxor(b, bxor(c, d)), (3 * i + 5) % 16
      else f, g = bxor(c, bor(b, bnot(d))), 7 * i % 16 end
      f = (f + a + K[i] + M[g]) % 4294967296
      a, d, c, b = d, c, b, (b + rol(f, S[round + 1][i % 4 + 1])) % 4294967296
    end
    a0, b0, c0, d0 = (a0 + a) % 4294967296, (b0 + b) % 4294967296, (c0 + c) % 4294967296, (d0 + d) % 4294967296
  end
  local out = {}
  for _, w in ipairs { a0, b0, c0, d0 } do
    for _ = 1, 4 do out[#out + 1] = ("%02x"):format(w % 256) w = floor(w / 256) end
  end
  return table.concat(out)
end
for _, s in ipairs { "", "a", "abc", "message digest", ("1234567890"):rep(8), ("x"):rep(55), ("x"):rep(56), ("x"):rep(64), "\0\1\255" } do
  print(#s, md5(s))
end
