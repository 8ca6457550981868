-- bit operations by arithmetic, compared with bit or bit32 when present
local function bop(a, b, f)
  local r, p = 0, 1
  for _ = 1, 32 do
    local x, y = a % 2, b % 2
    if f(x, y) then r = r + p end
    a, b, p = (a - x) / 2, (b - y) / 2, p * 2
  end
  return r
end
local AND, OR, XOR = function(x, y) return x + y == 2 end, function(x, y) return x + y > 0 end, function(x, y) return x ~= y end
local lib = bit32 or bit
local function u(n) return n % 2^32 end
for _, p in ipairs{{12, 10}, {0xff00ff00, 0x0ff00ff0}, {0xffffffff, 1}, {0x80000000, 0x7fffffff}, {0xdeadbeef, 0xcafebabe}} do
  local a, o, x = bop(p[1], p[2], AND), bop(p[1], p[2], OR), bop(p[1], p[2], XOR)
  print(("%08x %08x %08x"):format(a, o, x), not lib or (u(lib.band(p[1], p[2])) == a and u(lib.bor(p[1], p[2])) == o and u(lib.bxor(p[1], p[2])) == x))
end
local function popcount(n) local c = 0 while n > 0 do c = c + n % 2 n = math.floor(n / 2) end return c end
local function clz(n)
  if n == 0 then return 32 end
  local c = 0
  while n < 2^31 do n = n * 2 c = c + 1 end
  return c
end
local function rev(n) local r = 0 for _ = 1, 32 do r = r * 2 + n % 2 n = math.floor(n / 2) end return r end
for _, n in ipairs{0, 1, 255, 0x80000000, 0xffffffff, 12345678} do
  print(n, popcount(n), clz(n), ("%08x"):format(rev(n)))
end
local function gray(n) return bop(n, math.floor(n / 2), XOR) end
local g = {}
for i = 0, 15 do g[#g + 1] = gray(i) end
print(table.concat(g, " "))
local seed = 2463534242
local function xorshift()
  local function sl(n, k) return n * 2 ^ k % 2^32 end
  local function sr(n, k) return math.floor(n / 2 ^ k) end
  seed = bop(seed, sl(seed, 13), XOR)
  seed = bop(seed, sr(seed, 17), XOR)
  seed = bop(seed, sl(seed, 5), XOR)
  return seed
end
for i = 1, 5 do io.write(("%.0f"):format(xorshift()), " ") end
print()
local set = {}
local function has(m, i) return math.floor(m / 2 ^ i) % 2 == 1 end
local items = {"a", "b", "c"}
for m = 0, 7 do
  local s = {}
  for i = 0, 2 do if has(m, i) then s[#s + 1] = items[i + 1] end end
  set[#set + 1] = "{" .. table.concat(s) .. "}"
end
print(table.concat(set, " "))
local function fnv(s)
  local h = 2166136261
  for c in s:gmatch(".") do
    h = bop(h, c:byte(), XOR)
    local lo, hi = h % 65536, math.floor(h / 65536)
    h = (lo * 16777619 + (hi * 16777619 % 65536) * 65536) % 2^32
  end
  return h
end
print(("%08x %08x %08x"):format(fnv(""), fnv("a"), fnv("foobar")))
