-- Boyer-Moore-Horspool, Knuth-Morris-Pratt, Soundex, anagrams and spelling suggestions.
local function bmh(t, p)
  local skip, out = {}, {}
  for i = 1, #p - 1 do skip[p:byte(i)] = #p - i end
  local i = 1
  while i + #p - 1 <= #t do
    if t:sub(i, i + #p - 1) == p then out[#out + 1] = i end
    i = i + (skip[t:byte(i + #p - 1)] or #p)
  end
  return out
end
local function kmp(t, p)
  local f, k, out = { 0 }, 0, {}
  for i = 2, #p do
    while k > 0 and p:byte(k + 1) ~= p:byte(i) do k = f[k] end
    if p:byte(k + 1) == p:byte(i) then k = k + 1 end
    f[i] = k
  end
  k = 0
  for i = 1, #t do
    while k > 0 and p:byte(k + 1) ~= t:byte(i) do k = f[k] end
    if p:byte(k + 1) == t:byte(i) then k = k + 1 end
    if k == #p then out[#out + 1] = i - #p + 1 k = f[k] end
  end
  return out
end
local function naive(t, p)
  local out, i = {}, 0
  while true do i = t:find(p, i + 1, true) if not i then return out end out[#out + 1] = i end
end
for _, c in ipairs { { "abracadabra", "abra" }, { "aaaaaa", "aa" }, { "the cat sat on the mat", "at" }, { "short", "longer pattern" }, { ("ab"):rep(20) .. "abc", "babc" }, { "x", "x" } } do
  local n, k, b = table.concat(naive(c[1], c[2]), " "), table.concat(kmp(c[1], c[2]), " "), table.concat(bmh(c[1], c[2]), " ")
  print(c[2], n, n == k, k == b)
end
local codes = {}
for group, letters in ipairs { "bfpv", "cgjkqsxz", "dt", "l", "mn", "r" } do
  for l in letters:gmatch(".") do codes[l] = tostring(group) end
end
local function soundex(w)
  w = w:lower()
  local out, last = w:sub(1, 1):upper(), codes[w:sub(1, 1)]
  for c in w:sub(2):gmatch(".") do
    local code = codes[c]
    if code and code ~= last then out = out .. code end
    if c ~= "h" and c ~= "w" then last = code end
  end
  return (out .. "000"):sub(1, 4)
end
for _, w in ipairs { "Robert", "Rupert", "Ashcraft", "Tymczak", "Pfister", "Honeyman", "A" } do
  io.write(soundex(w), " ")
end
print()
local groups = {}
for w in ("listen silent enlist google elbow below cat act tac dog inlets"):gmatch("%a+") do
  local l = {}
  for c in w:gmatch(".") do l[#l + 1] = c end
  table.sort(l)
  local k = table.concat(l)
  groups[k] = groups[k] or {}
  table.insert(groups[k], w)
end
local lines = {}
for k, g in pairs(groups) do if #g > 1 then lines[#lines + 1] = k .. ": " .. table.concat(g, " ") end end
table.sort(lines)
print(table.concat(lines, "; "))
local dict = {}
for w in ("the then than that this there their hello help world word work"):gmatch("%a+") do dict[w] = true end
local function edits(w)
  local set = {}
  for i = 0, #w do
    local a, b = w:sub(1, i), w:sub(i + 1)
    if b ~= "" then set[a .. b:sub(2)] = true end
    if #b > 1 then set[a .. b:sub(2, 2) .. b:sub(1, 1) .. b:sub(3)] = true end
    for c in ("abcdefghijklmnopqrstuvwxyz"):gmatch(".") do
      set[a .. c .. b] = true
      if b ~= "" then set[a .. c .. b:sub(2)] = true end
    end
  end
  return set
end
for _, w in ipairs { "thn", "wrold", "helo", "thier", "xyzzy", "word" } do
  local found = {}
  for e in pairs(edits(w)) do if dict[e] then found[#found + 1] = e end end
  table.sort(found)
  print(w, dict[w] and "ok" or table.concat(found, ","))
end
