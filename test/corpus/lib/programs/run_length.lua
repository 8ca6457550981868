-- run length encoding, delta coding, LZ77 and huffman lengths
local function rle(s)
  local r, i = {}, 1
  while i <= #s do
    local c = s:sub(i, i)
    local j = i
    while s:sub(j + 1, j + 1) == c do j = j + 1 end
    r[#r + 1] = (j > i and j - i + 1 or "") .. c
    i = j + 1
  end
  return table.concat(r)
end
local function unrle(s) return (s:gsub("(%d*)(%D)", function(n, c) return c:rep(tonumber(n) or 1) end)) end
for _, s in ipairs{"", "a", "aaa", "abc", "aabccccd", ("x"):rep(100) .. "y", "WWWWWWWWWWWWBWWWWWWWWWWWWBBBWWWWWWWW"} do
  print(s, rle(s), unrle(rle(s)) == s)
end
local function delta(t) local r, p = {}, 0 for i, v in ipairs(t) do r[i] = v - p p = v end return r end
local function undelta(t) local r, s = {}, 0 for i, v in ipairs(t) do s = s + v r[i] = s end return r end
print(table.concat(delta{3, 5, 9, 8, 20}, " "), table.concat(undelta(delta{3, 5, 9, 8, 20}), " "))
local function lz(s)
  local out, pos = {}, 1
  while pos <= #s do
    local bl, bd = 0, 0
    for d = 1, math.min(pos - 1, 32) do
      local l = 0
      while pos + l <= #s and s:byte(pos + l) == s:byte(pos - d + l) and l < 18 do l = l + 1 end
      if l > bl then bl, bd = l, d end
    end
    if bl >= 3 then
      out[#out + 1] = {bd, bl}
      pos = pos + bl
    else
      out[#out + 1] = s:sub(pos, pos)
      pos = pos + 1
    end
  end
  return out
end
local function unlz(t)
  local r = ""
  for _, x in ipairs(t) do
    if type(x) == "string" then r = r .. x else for _ = 1, x[2] do r = r .. r:sub(-x[1], -x[1]) end end
  end
  return r
end
local function show(t)
  local r = {}
  for i, x in ipairs(t) do r[i] = type(x) == "string" and x or "<" .. x[1] .. "," .. x[2] .. ">" end
  return table.concat(r)
end
for _, s in ipairs{"abcabcabcabc", "aaaaaaaaaa", "the cat sat on the mat, the cat sat", "xyz"} do
  local t = lz(s)
  print(show(t), unlz(t) == s)
end
local function huff(s)
  local f, nodes = {}, {}
  for c in s:gmatch(".") do f[c] = (f[c] or 0) + 1 end
  for c, n in pairs(f) do nodes[#nodes + 1] = {n = n, k = c} end
  while #nodes > 1 do
    table.sort(nodes, function(a, b) if a.n ~= b.n then return a.n > b.n end return a.k > b.k end)
    local a, b = table.remove(nodes), table.remove(nodes)
    nodes[#nodes + 1] = {n = a.n + b.n, k = math.min(a.k:byte(), b.k:byte()) and (a.k < b.k and a.k or b.k), a, b}
  end
  local codes = {}
  local function walk(x, p) if x[1] then walk(x[1], p .. "0") walk(x[2], p .. "1") else codes[x.k] = p end end
  walk(nodes[1], "")
  return codes
end
local codes, ks, bits = huff("abracadabra alakazam"), {}, 0
for k in pairs(codes) do ks[#ks + 1] = k end
table.sort(ks)
for _, k in ipairs(ks) do io.write(k, "=", codes[k], " ") end
print()
for c in ("abracadabra alakazam"):gmatch(".") do bits = bits + #codes[c] end
print(bits)
