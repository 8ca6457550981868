-- LZW compression and back.
local function compress(s)
  local dict, size, out, w = {}, 256, {}, ""
  for i = 0, 255 do dict[string.char(i)] = i end
  for c in s:gmatch(".") do
    local wc = w .. c
    if dict[wc] then w = wc else
      out[#out + 1] = dict[w]
      dict[wc], size = size, size + 1
      w = c
    end
  end
  if w ~= "" then out[#out + 1] = dict[w] end
  return out
end
local function decompress(codes)
  local dict, size = {}, 256
  for i = 0, 255 do dict[i] = string.char(i) end
  if #codes == 0 then return "" end
  local w = dict[codes[1]]
  local out = { w }
  for i = 2, #codes do
    local k, entry = codes[i]
    if dict[k] then entry = dict[k] elseif k == size then entry = w .. w:sub(1, 1) else error("bad code " .. k) end
    out[#out + 1] = entry
    dict[size], size = w .. entry:sub(1, 1), size + 1
    w = entry
  end
  return table.concat(out)
end
for _, s in ipairs { "", "a", "aaaaaaaaaaaaaaaa", "TOBEORNOTTOBEORTOBEORNOT", ("abc"):rep(50), "the rain in spain stays mainly in the plain" } do
  local codes = compress(s)
  print(#s, #codes, decompress(codes) == s, table.concat(codes, " "))
end
print(pcall(decompress, { 65, 300 }))
local all = {} for i = 0, 255 do all[#all + 1] = string.char(i) end
local bytes = table.concat(all):rep(4):gsub("\n", "!")
print(#bytes, #compress(bytes), decompress(compress(bytes)) == bytes)
