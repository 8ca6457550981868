-- Pieces of one to five bytes: every byte, and the same piece from different places.
local all = {}
for i = 0, 255 do all[#all + 1] = string.char(i) end
local bytes = table.concat(all)
local function show(s) return (s:gsub("[^%w]", function(c) return ("\\%d"):format(c:byte()) end)) end
local sum, count = 0, 0
for length = 1, 5 do
  for i = 1, 256 do
    local piece = bytes:sub(i, i + length - 1)
    for j = 1, #piece do sum = (sum * 31 + piece:byte(j)) % 1000003 end
    count = count + #piece
    assert(piece == bytes:sub(i, i + length - 1))
  end
  print(length, count, sum, show(bytes:sub(1, length)), show(bytes:sub(-length)))
end
local zeros = ("\0"):rep(6)
for i = 1, 6 do io.write(#zeros:sub(1, i), " ", show(zeros:sub(1, i)), " ") end
print(zeros:sub(1, 2) == "\0\0", zeros:sub(1, 2) == zeros:sub(1, 3), zeros:sub(2, 4) == "\0\0\0")
print(("\1\0"):rep(2):sub(1, 3) == "\1\0\1", ("\255\255\255\255"):sub(1, 4) == ("\255"):rep(5):sub(2))
-- Many different pieces.
local seen, different = {}, 0
local seed = 1
local text = {}
for i = 1, 30000 do
  seed = (seed * 3877 + 29573) % 139968
  text[i] = string.char(seed % 256)
end
text = table.concat(text)
for length = 2, 4 do
  for i = 1, #text do
    local piece = text:sub(i, i + length - 1)
    if not seen[piece] then seen[piece], different = true, different + 1 end
  end
  print(length, different)
end
print(("abc"):sub(0, 2), ("abc"):sub(-10, 2), ("abc"):sub(2, 10), ("abc"):sub(3, 2) == "", ("ab"):sub(1, 4))
