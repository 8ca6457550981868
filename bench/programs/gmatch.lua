-- string.gmatch and match: word counts, key=value records, dates, CSV.
local N = tonumber((...)) or 110000

local text = {}
local words = { "the", "lazy", "dog", "jumped", "over", "a", "moon", "while", "quick", "foxes", "slept" }
for i = 1, 120 do
  text[i] = words[i * 7 % #words + 1] .. (i % 9 == 0 and "," or "") .. (i % 14 == 0 and ".\n" or " ")
end
text = table.concat(text)

local function count_words(s, counts)
  for word in s:gmatch("%a+") do counts[word] = (counts[word] or 0) + 1 end
end

local function parse_record(s)
  local record = {}
  for key, value in s:gmatch("(%w+)%s*=%s*([^;]*)") do record[key] = tonumber(value) or value end
  return record
end

local function split(s, separator)
  local fields = {}
  for field in (s .. separator):gmatch("([^" .. separator .. "]*)" .. separator) do
    fields[#fields + 1] = field
  end
  return fields
end

local counts, numbers, fields, days = {}, 0, 0, 0
for i = 1, N do
  count_words(text, counts)
  local record = parse_record("id = " .. i .. "; name=thing" .. i .. "; size = 12; color=red")
  numbers = numbers + record.id + record.size + #record.name
  for j = 1, 10 do
    local list = split("a" .. j .. ",bb,," .. i .. ",ccc", ",")
    fields = fields + #list + #list[4]
    local y, m, d = ("on 2024-" .. j + 9 .. "-" .. i % 18 + 10 .. " at noon"):match("(%d+)-(%d+)-(%d+)")
    days = (days + y * 372 + m * 31 + d) % 1000003
  end
end
local names = {}
for word in pairs(counts) do names[#names + 1] = word end
table.sort(names)
for i, word in ipairs(names) do names[i] = word .. "=" .. counts[word] end
print(table.concat(names, " "))
print(string.format("gmatch %d %d %d", numbers, fields, days))
