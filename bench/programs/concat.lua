-- table.concat and string.rep: rendering tables of text.
local N = tonumber((...)) or 50000

local function row(y, width)
  local cells = {}
  for x = 1, width do cells[x] = x * y % 100 end
  return table.concat(cells, ", ")
end

local function box(title, lines)
  local width = #title
  for _, line in ipairs(lines) do width = math.max(width, #line) end
  local out = { "+" .. ("-"):rep(width + 2) .. "+" }
  out[#out + 1] = "| " .. title .. (" "):rep(width - #title) .. " |"
  for _, line in ipairs(lines) do
    out[#out + 1] = "| " .. line .. (" "):rep(width - #line) .. " |"
  end
  out[#out + 1] = out[1]
  return table.concat(out, "\n")
end

local function lines_of(n)
  local lines = {}
  for y = 1, 20 do lines[y] = row(y + n, 20) end
  return lines
end

local length, sum = 0, 0
for i = 1, N do
  local text = box("page " .. i, lines_of(i))
  length = length + #text
  sum = (sum * 31 + text:byte(#text - 30 - i % 200)) % 1000003
end
print(string.format("concat %d bytes, sum %d", length, sum))
