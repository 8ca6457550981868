-- string.gsub with strings, tables and functions as replacements: templates, escaping, case changes.
local N = tonumber((...)) or 110000

local template = [[
Dear $title $name,

your order of ${count} <${item}> at "$price" has been sent to $street & $city.
It should arrive by   $date;   the   number is #$number.
]]

local entities = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

local function fill(text, values)
  text = text:gsub("%${(%w+)}", values)
  return (text:gsub("%$(%w+)", function(key) return values[key] or "?" end))
end

local function escape(text) return (text:gsub('[&<>"]', entities)) end
local function squeeze(text) return (text:gsub("[ \t]+", " ")) end
local function trim(text) return (text:gsub("^%s+", ""):gsub("%s+$", "")) end

local function title_case(text)
  return (text:gsub("(%a)([%w_']*)", function(first, rest) return first:upper() .. rest:lower() end))
end

local function url_encode(text)
  return (text:gsub("[^%w ]", function(c) return string.format("%%%02X", c:byte()) end):gsub(" ", "+"))
end

local function url_decode(text)
  return (text:gsub("+", " "):gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

local total, swaps = 0, 0
local last
for i = 1, N do
  local text = fill(template, {
    title = "Ms", name = "reader " .. i, count = i, item = "widget", price = i * 3 .. " coins",
    street = "Long Lane", city = "oldtown", date = "May " .. i % 28, number = i * 7,
  })
  text = trim(squeeze(escape(text)))
  last = title_case(text)
  local encoded = url_encode(last)
  assert(url_decode(encoded) == last)
  total = total + #encoded
  local swapped, n = last:gsub("(%w+) (%w+)", "%2 %1", 8)
  swaps = swaps + n + #swapped
end
print(last:match("[^\n]*"))
print(string.format("gsub %d %d", total, swaps))
