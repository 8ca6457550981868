-- aligned text tables built with format: alignment, truncation, separators, totals
local rows = {{"Widget", 4, 3.5, true}, {"Gadget with long name", 10, 12.25, false}, {"Thing", 1, 100, true}, {"", 0, 0, false}}
local function clip(s, n) if #s > n then return s:sub(1, n - 2) .. ".." end return s end
print(("%-12s|%5s|%9s|%-5s"):format("name", "qty", "price", "ok"))
print(("-"):rep(12) .. "+" .. ("-"):rep(5) .. "+" .. ("-"):rep(9) .. "+" .. ("-"):rep(5))
local total = 0
for _, r in ipairs(rows) do
  print(("%-12s|%5d|%9.2f|%-5s"):format(clip(r[1], 12), r[2], r[3], tostring(r[4])))
  total = total + r[2] * r[3]
end
print(("%28.2f"):format(total))
print(("%-12.4s|%+5d|%09.3f|%5.1e"):format("truncate", 7, -2.5, 12345.678))
local function tbl(t, align)
  local w = {}
  for _, r in ipairs(t) do for i, c in ipairs(r) do w[i] = math.max(w[i] or 0, #tostring(c)) end end
  for _, r in ipairs(t) do
    local o = {}
    for i, c in ipairs(r) do
      local s, pad = tostring(c), w[i] - #tostring(c)
      local a = align:sub(i, i)
      if a == "r" then
        s = (" "):rep(pad) .. s
      elseif a == "c" then
        s = (" "):rep(math.floor(pad / 2)) .. s .. (" "):rep(math.ceil(pad / 2))
      else
        s = s .. (" "):rep(pad)
      end
      o[i] = s
    end
    print("| " .. table.concat(o, " | ") .. " |")
  end
end
tbl({{"left", "right", "center"}, {1, 2, 3}, {"aaaaaa", "bbbbbbbb", "cc"}, {"x", 10.5, "odd len"}}, "lrc")
for i = 1, 5 do
  print(("%2d %3d %5d %8d %6.3f %-6s|%6s|%x %o %c"):format(i, i ^ 2, i ^ 3, i ^ 5, i ^ 0.5, ("*"):rep(i), ("-"):rep(i), i * 100, i * 10, 64 + i))
end
for i = 1, 9 do
  local l = {}
  for j = 1, i do l[j] = ("%d*%d=%-2d"):format(j, i, i * j) end
  print(table.concat(l, " "))
end
local function wrap(s, n)
  local lines, line = {}, ""
  for w in s:gmatch("%S+") do
    if #line + #w + 1 > n and line ~= "" then
      lines[#lines + 1] = line
      line = w
    else
      line = line == "" and w or line .. " " .. w
    end
  end
  lines[#lines + 1] = line
  return lines
end
for _, l in ipairs(wrap("The quick brown fox jumps over the lazy dog and runs away from averylongwordindeed today", 20)) do
  local gaps = select(2, l:gsub(" ", " "))
  local extra = 20 - #l
  local i = 0
  print(("[%-20s]"):format(gaps > 0 and extra > 0 and l:gsub(" ", function()
    i = i + 1
    return (" "):rep(1 + math.floor(extra / gaps) + (i <= extra % gaps and 1 or 0))
  end) or l))
end
