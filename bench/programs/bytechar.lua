-- string.byte and string.char: base64, rot13, hexadecimal dump, Adler checksum.
local N = tonumber((...)) or 2200

local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local value_of = {}
for i = 1, #ALPHABET do value_of[ALPHABET:byte(i)] = i - 1 end

local floor, byte, char, sub = math.floor, string.byte, string.char, string.sub

local function letter(n) return sub(ALPHABET, n + 1, n + 1) end

local function encode(s)
  local out = {}
  for i = 1, #s, 3 do
    local a, b, c = byte(s, i, i + 2)
    local n = a * 65536 + (b or 0) * 256 + (c or 0)
    out[#out + 1] = letter(floor(n / 262144)) .. letter(floor(n / 4096) % 64) ..
      (b and letter(floor(n / 64) % 64) or "=") .. (c and letter(n % 64) or "=")
  end
  return table.concat(out)
end

local function decode(s)
  local out = {}
  for i = 1, #s, 4 do
    local a, b, c, d = byte(s, i, i + 3)
    local n = value_of[a] * 262144 + value_of[b] * 4096 + (value_of[c] or 0) * 64 + (value_of[d] or 0)
    out[#out + 1] = char(floor(n / 65536))
    if value_of[c] then out[#out + 1] = char(floor(n / 256) % 256) end
    if value_of[d] then out[#out + 1] = char(n % 256) end
  end
  return table.concat(out)
end

local function rot13(s)
  local out = {}
  for i = 1, #s do
    local b = byte(s, i)
    if b >= 97 and b <= 122 then
      b = (b - 97 + 13) % 26 + 97
    elseif b >= 65 and b <= 90 then
      b = (b - 65 + 13) % 26 + 65
    end
    out[i] = char(b)
  end
  return table.concat(out)
end

local function hex(s)
  local out = {}
  for i = 1, #s do out[i] = string.format("%02x", s:byte(i)) end
  return table.concat(out, " ")
end

local function adler(s)
  local a, b = 1, 0
  for i = 1, #s do
    a = (a + s:byte(i)) % 65521
    b = (b + a) % 65521
  end
  return a, b
end

local bytes = {}
for i = 0, 999 do bytes[#bytes + 1] = char(i * 7 % 256) end
local data = table.concat(bytes)
local length, high, low = 0, 0, 0
for i = 1, N do
  local encoded = encode(data)
  assert(decode(encoded) == data)
  encoded = rot13(encoded)
  assert(rot13(rot13(encoded)) == encoded)
  local a, b = adler(encoded)
  low, high = (low + a) % 65521, (high + b) % 65521
  length = length + #hex(data) + #encoded
  data = data .. char(i % 256)
end
print(string.format("bytechar %d %d %d", length, high, low))
