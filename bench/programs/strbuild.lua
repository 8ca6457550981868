-- Building strings by concatenation: tables of text, padding, reversing, accumulating.
local N = tonumber((...)) or 600000

local function pad(s, width)
  while #s < width do s = " " .. s end
  return s
end

local function html_row(i)
  return '<tr class="' .. (i % 2 == 0 and "even" or "odd") .. '"><td>' .. i .. "</td><td>item " .. i * 3 ..
    "</td><td>" .. pad(tostring(i), 8) .. "</td></tr>\n"
end

local function checksum(s)
  local h = 7
  for i = 1, #s, 97 do h = (h * 31 + s:byte(i)) % 1000003 end
  return h
end

local pieces = {}
for i = 1, N do pieces[#pieces + 1] = html_row(i) end
local page = table.concat(pieces)

local line, longest = "", 0
for i = 1, N do
  line = line .. (i % 10) .. ","
  if #line > 500 then
    longest = longest + #line
    line = ""
  end
end

local growing = ""
for i = 1, N / 40 do growing = growing .. "x" .. i end

local mirrored = (("abc"):rep(N / 10)):reverse():upper()
print(string.format("strbuild %d %d %d %d %d", #page, checksum(page), longest, checksum(growing), checksum(mirrored)))
