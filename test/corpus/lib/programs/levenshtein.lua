-- edit distance, longest common subsequence, diff, soundex, fuzzy search
local function lev(a, b)
  local p = {}
  for j = 0, #b do p[j] = j end
  for i = 1, #a do
    local q = {[0] = i}
    for j = 1, #b do
      local c = a:byte(i) == b:byte(j) and 0 or 1
      q[j] = math.min(p[j] + 1, q[j - 1] + 1, p[j - 1] + c)
    end
    p = q
  end
  return p[#b]
end
for _, p in ipairs{{"kitten", "sitting"}, {"", "abc"}, {"abc", ""}, {"flaw", "lawn"}, {"same", "same"}, {"intention", "execution"}} do
  print(p[1], p[2], lev(p[1], p[2]))
end
local function lcs(a, b)
  local t = {}
  for i = 0, #a do
    t[i] = {}
    for j = 0, #b do
      if i == 0 or j == 0 then
        t[i][j] = ""
      elseif a[i] == b[j] then
        t[i][j] = t[i - 1][j - 1] .. a[i]
      else
        local x, y = t[i - 1][j], t[i][j - 1]
        t[i][j] = #x >= #y and x or y
      end
    end
  end
  return t[#a][#b]
end
local function chars(s) local r = {} for c in s:gmatch(".") do r[#r + 1] = c end return r end
print(lcs(chars("AGGTAB"), chars("GXTXAYB")), lcs(chars("abcdef"), chars("acf")))
local function diff(a, b)
  local n, m, L = #a, #b, {}
  for i = n + 1, 1, -1 do
    L[i] = {}
    for j = m + 1, 1, -1 do
      if i > n or j > m then
        L[i][j] = 0
      elseif a[i] == b[j] then
        L[i][j] = L[i + 1][j + 1] + 1
      else
        L[i][j] = math.max(L[i + 1][j], L[i][j + 1])
      end
    end
  end
  local i, j = 1, 1
  while i <= n or j <= m do
    if i <= n and j <= m and a[i] == b[j] then
      print("  " .. a[i])
      i, j = i + 1, j + 1
    elseif i <= n and (j > m or L[i + 1][j] >= L[i][j + 1]) then
      print("- " .. a[i])
      i = i + 1
    else
      print("+ " .. b[j])
      j = j + 1
    end
  end
end
diff({"one", "two", "three", "four"}, {"one", "2", "three", "3.5", "four"})
local codes = {}
for group, d in pairs{bfpv = 1, cgjkqsxz = 2, dt = 3, l = 4, mn = 5, r = 6} do
  for c in group:gmatch(".") do codes[c] = d end
end
local function soundex(w)
  w = w:lower()
  local out, prev = w:sub(1, 1):upper(), codes[w:sub(1, 1)]
  for c in w:sub(2):gmatch(".") do
    local d = codes[c]
    if d and d ~= prev then out = out .. d end
    if c ~= "h" and c ~= "w" then prev = d end
  end
  return (out .. "000"):sub(1, 4)
end
for _, w in ipairs{"Robert", "Rupert", "Rubin", "Ashcraft", "Tymczak", "Pfister", "Honeyman", "A"} do
  io.write(w, "=", soundex(w), " ")
end
print()
local words = {"apple", "apply", "ape", "maple", "people"}
table.sort(words, function(a, b)
  local x, y = lev(a, "aple"), lev(b, "aple")
  if x ~= y then return x < y end
  return a < b
end)
print(table.concat(words, " "))
local function fuzzy(p, s) local pat = p:gsub(".", "%0.-") return s:find(pat) ~= nil end
print(fuzzy("ale", "apple"), fuzzy("ela", "apple"), fuzzy("pp", "apple"))
