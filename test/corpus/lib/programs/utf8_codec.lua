-- UTF-8 encoding, decoding, validation, length and iteration by hand
local function enc(c)
  if c < 0x80 then
    return string.char(c)
  elseif c < 0x800 then
    return string.char(192 + math.floor(c / 64), 128 + c % 64)
  elseif c < 0x10000 then
    return string.char(224 + math.floor(c / 4096), 128 + math.floor(c / 64) % 64, 128 + c % 64)
  else
    return string.char(240 + math.floor(c / 262144), 128 + math.floor(c / 4096) % 64, 128 + math.floor(c / 64) % 64, 128 + c % 64)
  end
end
local function decode(s, i)
  local a = s:byte(i)
  if not a then return nil, "end" end
  local n, c
  if a < 0x80 then
    return a, i + 1
  elseif a < 0xC2 then
    return nil, "bad lead " .. a
  elseif a < 0xE0 then
    n, c = 1, a - 192
  elseif a < 0xF0 then
    n, c = 2, a - 224
  elseif a < 0xF5 then
    n, c = 3, a - 240
  else
    return nil, "bad lead " .. a
  end
  for k = 1, n do
    local b = s:byte(i + k)
    if not b or b < 128 or b > 191 then return nil, "bad continuation at " .. i + k end
    c = c * 64 + b - 128
  end
  if n == 2 and c < 0x800 or n == 3 and c < 0x10000 then
    return nil, "overlong"
  elseif c >= 0xD800 and c <= 0xDFFF then
    return nil, "surrogate"
  elseif c > 0x10FFFF then
    return nil, "too large"
  end
  return c, i + n + 1
end
local function codes(s)
  local r, i = {}, 1
  while i <= #s do local c, e = decode(s, i) if not c then return nil, e end r[#r + 1] = c i = e end
  return r
end
for _, s in ipairs{"plain", "añb", "€5", "日本語", "😀!", "", "mixed ☃ 😀 é"} do
  local c = codes(s)
  local x = {}
  for i, v in ipairs(c) do x[i] = ("U+%04X"):format(v) end
  print(#s, #c, table.concat(x, " "), s)
end
for _, s in ipairs{"\128", "\193\129", "\224\128\128", "\237\160\128", "\244\144\128\128", "\255", "a\226\130", "\240\159\152"} do
  print((s:gsub(".", function(c) return ("\\%d"):format(c:byte()) end)), codes(s))
end
for _, c in ipairs{0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF} do
  local s = enc(c)
  print(c, #s, s:byte(1, -1))
  assert(decode(s, 1) == c)
end
local function len(s) return select(2, s:gsub("[^\128-\191]", "")) end
local function rev(s)
  return (s:gsub("[\194-\244][\128-\191]+", function(c) return c:reverse() end):reverse())
end
print(len("añb"), len("日本語"), rev("añb日"), rev("abc"))
local up = {["é"] = "É", ["ñ"] = "Ñ"}
print((("el niño café"):gsub("[%z\1-\127\194-\244][\128-\191]*", function(c) return up[c] or c:upper() end)))
local function sub(s, i, j)
  local c = {}
  for ch in s:gmatch("[%z\1-\127\194-\244][\128-\191]*") do c[#c + 1] = ch end
  return table.concat(c, "", i, math.min(j, #c))
end
print(sub("日本語テキスト", 2, 3), sub("aé€😀", 3, 4), sub("abc", 1, 10))
local function utf16(s)
  local r = {}
  for _, c in ipairs(codes(s)) do
    if c >= 0x10000 then
      c = c - 0x10000
      r[#r + 1] = ("%04x"):format(0xD800 + math.floor(c / 1024))
      r[#r + 1] = ("%04x"):format(0xDC00 + c % 1024)
    else
      r[#r + 1] = ("%04x"):format(c)
    end
  end
  return table.concat(r, " ")
end
print(utf16("a€😀"))
