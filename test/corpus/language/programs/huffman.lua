-- Huffman codes, run lengths and Morse.
local function huffman(s)
  local freq, nodes = {}, {}
  for c in s:gmatch(".") do freq[c] = (freq[c] or 0) + 1 end
  for c, n in pairs(freq) do nodes[#nodes + 1] = { n = n, c = c, key = c } end
  while #nodes > 1 do
    table.sort(nodes, function(a, b) if a.n ~= b.n then return a.n > b.n end return a.key > b.key end)
    local a, b = table.remove(nodes), table.remove(nodes)
    nodes[#nodes + 1] = { n = a.n + b.n, l = a, r = b, key = a.key < b.key and a.key or b.key }
  end
  local codes = {}
  local function walk(n, code)
    if n.c then codes[n.c] = code == "" and "0" or code else walk(n.l, code .. "0") walk(n.r, code .. "1") end
  end
  if nodes[1] then walk(nodes[1], "") end
  return codes, nodes[1]
end
local function decode(bits, tree)
  if tree.c then return tree.c:rep(#bits) end
  local out, n = {}, tree
  for b in bits:gmatch(".") do n = b == "0" and n.l or n.r if n.c then out[#out + 1] = n.c n = tree end end
  return table.concat(out)
end
for _, s in ipairs { "aaaa", "abracadabra", "this is an example of a huffman tree", "mississippi river" } do
  local codes, tree = huffman(s)
  local bits = s:gsub(".", codes)
  local list = {}
  for c, code in pairs(codes) do list[#list + 1] = c .. "=" .. code end
  table.sort(list)
  print(s, #bits, #s * 8, decode(bits, tree) == s)
  print(table.concat(list, " "))
end
local function rle(s)
  local out, i = {}, 1
  while i <= #s do
    local c, j = s:sub(i, i), i
    while s:sub(j + 1, j + 1) == c do j = j + 1 end
    out[#out + 1] = (j - i + 1) .. c
    i = j + 1
  end
  return table.concat(out)
end
local function unrle(s) return (s:gsub("(%d+)(.)", function(n, c) return c:rep(tonumber(n)) end)) end
for _, s in ipairs { "", "a", "aaabbc", "wwwwwwwwwwwwbwwwwwwwwwwwwbbbw" } do print(rle(s), unrle(rle(s)) == s) end
local look = "1"
for _ = 1, 8 do look = rle(look) end
print(look)
local morse = { A = ".-", B = "-...", C = "-.-.", D = "-..", E = ".", H = "....", L = ".-..", O = "---", R = ".-.", S = "...", T = "-", U = "..-", W = ".--" }
local back = {}
for k, v in pairs(morse) do back[v] = k end
local function encode(s)
  local w = {}
  for c in s:upper():gmatch("%S") do w[#w + 1] = morse[c] or "?" end
  return table.concat(w, " ")
end
print(encode("hello world"), (encode("SOS"):gsub("%S+", back):gsub(" ", "")), encode("x1"))
