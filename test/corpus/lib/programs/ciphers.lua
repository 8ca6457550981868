-- caesar, rot13, vigenere, atbash, xor-free stream, rail fence, morse
local function shift(s, k)
  return (s:gsub("%a", function(c)
    local base = c:find("%l") and 97 or 65
    return string.char((c:byte() - base + k) % 26 + base)
  end))
end
print(shift("Hello, World!", 3), shift(shift("Hello, World!", 3), -3), shift("xyz XYZ", 13), shift("abc", 26), shift("abc", -1))
local function vig(s, key, sign)
  local i = 0
  return (s:gsub("%a", function(c)
    local k = key:byte(i % #key + 1) - 97
    i = i + 1
    return shift(c, sign * k)
  end))
end
local e = vig("Attack at Dawn", "lemon", 1)
print(e, vig(e, "lemon", -1))
print((("Wizard Zap"):gsub("%a", function(c)
  local b = c:byte()
  return string.char(b < 91 and 155 - b or 219 - b)
end)))
local function rail(s, n)
  local rows, r, d = {}, 1, 1
  for i = 1, n do rows[i] = {} end
  for c in s:gmatch(".") do
    table.insert(rows[r], c)
    if r == n then d = -1 elseif r == 1 then d = 1 end
    r = r + d
  end
  local out = {}
  for i = 1, n do out[i] = table.concat(rows[i]) end
  return table.concat(out)
end
print(rail("WEAREDISCOVERED", 3), rail("abcdefgh", 2), rail("railfencecipher", 4))
local morse = {A = ".-", B = "-...", C = "-.-.", D = "-..", E = ".", H = "....", L = ".-..", O = "---", R = ".-.", S = "...", T = "-", W = ".--"}
local rev = {}
for k, v in pairs(morse) do rev[v] = k end
local m = ("SOS HELLO WORLD"):gsub("%a", function(c) return morse[c] .. " " end)
print(m, (m:gsub("([.-]+) ", rev)))
local freq = {}
for c in ("the quick brown fox jumps over the lazy dog"):gmatch("%a") do freq[c] = (freq[c] or 0) + 1 end
local ks = {}
for k in pairs(freq) do ks[#ks + 1] = k end
table.sort(ks, function(a, b) if freq[a] == freq[b] then return a < b end return freq[a] > freq[b] end)
print(table.concat(ks), #ks)
local function lcg(seed) return function() seed = (seed * 16807) % 2147483647 return seed end end
local function stream(s, seed, sign)
  local g = lcg(seed)
  return (s:gsub(".", function(c) return string.char((c:byte() + sign * (g() % 256)) % 256) end))
end
local enc = stream("secret message", 42, 1)
print((enc:gsub(".", function(c) return ("%02x"):format(c:byte()) end)), stream(enc, 42, -1))
print(("never odd or even"):gsub("%s", ""):reverse())
