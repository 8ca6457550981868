-- LZW compression and decompression of generated text.
local N = tonumber((...)) or 13500000

local function compress(text)
  local codes, size = {}, 256
  for i = 0, 255 do codes[string.char(i)] = i end
  local out, current = {}, ""
  for i = 1, #text do
    local c = text:sub(i, i)
    local longer = current .. c
    if codes[longer] then
      current = longer
    else
      out[#out + 1] = codes[current]
      if size < 65536 then
        codes[longer] = size
        size = size + 1
      end
      current = c
    end
  end
  if current ~= "" then out[#out + 1] = codes[current] end
  return out
end

local function decompress(codes)
  local words, size = {}, 256
  for i = 0, 255 do words[i] = string.char(i) end
  local previous = words[codes[1]]
  local out = { previous }
  for i = 2, #codes do
    local code = codes[i]
    local word = words[code] or previous .. previous:sub(1, 1)
    out[#out + 1] = word
    if size < 65536 then
      words[size] = previous .. word:sub(1, 1)
      size = size + 1
    end
    previous = word
  end
  return table.concat(out)
end

local words = { "rain ", "in ", "spain ", "stays ", "mainly ", "on ", "the ", "plain\n", "and ", "drains " }
local seed, parts, length = 3, {}, 0
while length < N do
  seed = (seed * 3877 + 29573) % 139968
  local word = words[seed % #words + 1]
  parts[#parts + 1] = word
  length = length + #word
end
local text = table.concat(parts)
local codes = compress(text)
local sum = 0
for i = 1, #codes do sum = (sum * 31 + codes[i]) % 1000003 end
assert(decompress(codes) == text)
print(string.format("lzw %d bytes, %d codes, sum %d", #text, #codes, sum))
