-- Base64 both ways, without bit operations.
local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local function encode(s)
  local out = {}
  for i = 1, #s, 3 do
    local a, b, c = s:byte(i, i + 2)
    local n = a * 65536 + (b or 0) * 256 + (c or 0)
    for k = 3, 0, -1 do
      local d = math.floor(n / 64 ^ k) % 64
      out[#out + 1] = (k == 1 and not b or k == 0 and not c) and "=" or alphabet:sub(d + 1, d + 1)
    end
  end
  return table.concat(out)
end
local values = {}
for i = 1, 64 do values[alphabet:sub(i, i)] = i - 1 end
local function decode(s)
  s = s:gsub("%s", "")
  if #s % 4 ~= 0 then return nil, "bad length " .. #s end
  if s:find("[^%w+/=]") then return nil, "bad character at " .. s:find("[^%w+/=]") end
  return (s:gsub("(.)(.)(.)(.)", function(a, b, c, d)
    local n = values[a] * 262144 + values[b] * 4096 + (values[c] or 0) * 64 + (values[d] or 0)
    local bytes = string.char(math.floor(n / 65536), math.floor(n / 256) % 256, n % 256)
    return bytes:sub(1, c == "=" and 1 or d == "=" and 2 or 3)
  end))
end
for _, s in ipairs { "", "f", "fo", "foo", "foob", "fooba", "foobar", "\0\255\0", "Man is distinguished" } do
  local e = encode(s)
  print(("%q"):format(s), e, decode(e) == s)
end
local all = {}
for i = 0, 255 do all[#all + 1] = string.char(i) end
all = table.concat(all)
print(encode(all))
print(decode(encode(all)) == all, decode("Zm9v\nYmFy"), decode("abc"))
print(decode("ab$="))
