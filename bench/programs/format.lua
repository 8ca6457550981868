-- string.format: reports with numbers, padding, quoting and hexadecimal.
local N = tonumber((...)) or 2500000

local format = string.format

local function report(i)
  local name = format("%-12s|%8s", "item" .. i % 97, "x" .. i % 13)
  local price = format("%8.2f %5d%%", i * 1.25, i % 100)
  return format("[%05d] %s %s %x %s", i, name, price, i, i % 2 == 0 and "even" or "odd")
end

local length, sum = 0, 0
for i = 1, N do
  local line = report(i)
  length = length + #line
  sum = (sum * 31 + line:byte(i % #line + 1)) % 1000003
  if i % 10 == 0 then
    local quoted = format("%q", 'say "' .. i .. '"')
    length = length + #quoted
    sum = (sum + #format("%g %.3f %c%c", i % 1000 / 4, i / 8, 65 + i % 26, 97 + i % 26)) % 1000003
  end
end
print(report(1))
print(report(N))
print(format("format %d lines, %d bytes, sum %d", N, length, sum))
