-- string.find, plain and with patterns: searching a log, splitting lines, finding balanced brackets.
local N = tonumber((...)) or 8700

local lines = {}
local levels = { "INFO", "WARN", "ERROR", "DEBUG" }
for i = 1, 400 do
  lines[i] = string.format("2024-03-%02d %02d:%02d %s worker-%d: request (id %d (retry %d)) took %d ms",
    i % 28 + 1, i % 24, i % 60, levels[i % 4 + 1], i % 8, i * 37, i % 3, i * 13 % 997)
end
local log = table.concat(lines, "\n") .. "\n"

local function each_line(s, f)
  local from = 1
  while true do
    local stop = s:find("\n", from, true)
    if not stop then return end
    f(s:sub(from, stop - 1))
    from = stop + 1
  end
end

local function occurrences(s, what)
  local n, from = 0, 1
  while true do
    local a, b = s:find(what, from, true)
    if not a then return n end
    n, from = n + 1, b + 1
  end
end

local errors, slow, bracketed, total = 0, 0, 0, 0
for _ = 1, N do
  each_line(log, function(line)
    if line:find(" ERROR ", 1, true) then errors = errors + 1 end
    local _, _, ms = line:find("took (%d+) ms$")
    if tonumber(ms) > 900 then slow = slow + 1 end
    local a, b = line:find("%b()")
    bracketed = bracketed + (b - a)
    if line:find("^%d+%-%d+%-0") and line:find("worker%-[1357]:") then total = total + 1 end
  end)
  total = total + occurrences(log, "retry 2") + occurrences(log, "absent")
end
print(string.format("find %d errors, %d slow, %d bracketed, %d", errors, slow, bracketed, total))
