-- Quicksort and merge sort written out, on integers and strings.
local N = tonumber((...)) or 650000

local function less(a, b) return a < b end

local function quicksort(t, first, last, before)
  while first < last do
    local pivot = t[math.floor((first + last) / 2)]
    local i, j = first, last
    repeat
      while before(t[i], pivot) do i = i + 1 end
      while before(pivot, t[j]) do j = j - 1 end
      if i <= j then
        t[i], t[j] = t[j], t[i]
        i, j = i + 1, j - 1
      end
    until i > j
    quicksort(t, first, j, before)
    first = i
  end
end

local function merge_sort(list)
  local n = #list
  if n <= 1 then return list end
  local mid = math.floor(n / 2)
  local left, right = {}, {}
  for i = 1, mid do left[i] = list[i] end
  for i = mid + 1, n do right[i - mid] = list[i] end
  left, right = merge_sort(left), merge_sort(right)
  local out, i, j = {}, 1, 1
  while i <= #left and j <= #right do
    if left[i] <= right[j] then
      out[#out + 1] = left[i]
      i = i + 1
    else
      out[#out + 1] = right[j]
      j = j + 1
    end
  end
  for k = i, #left do out[#out + 1] = left[k] end
  for k = j, #right do out[#out + 1] = right[k] end
  return out
end

local function copy(t)
  local c = {}
  for i, v in ipairs(t) do c[i] = v end
  return c
end

local seed = 99
local numbers, words = {}, {}
for i = 1, N do
  seed = (seed * 3877 + 29573) % 139968
  numbers[i] = seed
end
for i = 1, N / 6 do words[i] = "w" .. numbers[i] % 10007 end

local a = copy(numbers)
quicksort(a, 1, #a, less)
local b = merge_sort(numbers)
for i = 1, N do assert(a[i] == b[i]) end
local c = copy(numbers)
quicksort(c, 1, #c, function(x, y) return x > y end)
quicksort(words, 1, #words, less)
print(string.format("quicksort %d %d %d %s %s", a[1], a[math.floor(N / 2)], c[1], words[1], words[#words]))
