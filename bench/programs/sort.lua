-- table.sort: numbers, strings, records with a comparison function.
local N = tonumber((...)) or 580000

local seed = 7
local function random(n)
  seed = (seed * 3877 + 29573) % 139968
  return math.floor(n * (seed / 139968))
end

local numbers, names, records = {}, {}, {}
for i = 1, N do
  numbers[i] = random(1000000)
  names[i] = string.char(97 + random(26), 97 + random(26), 97 + random(26)) .. random(1000)
  records[i] = { id = i, age = random(90), name = names[i] }
end

table.sort(numbers)
table.sort(names)
table.sort(records, function(a, b)
  if a.age ~= b.age then return a.age < b.age end
  if a.name ~= b.name then return a.name < b.name end
  return a.id < b.id
end)
for i = 2, N do
  assert(numbers[i - 1] <= numbers[i] and names[i - 1] <= names[i] and records[i - 1].age <= records[i].age)
end
table.sort(numbers, function(a, b) return a > b end)

local mid = math.floor(N / 2)
print(string.format("sort %d %d %s %s %d %s", numbers[1], numbers[mid], names[1], names[mid],
  records[mid].id, records[N].name))
