-- dialects: 5.2 luajit
-- Closures captured in goto loops, continue inside repeat-until, and goto out of closures' blocks.
local fs = {}
do
  local i = 0
  ::top::
  i = i + 1
  local j = i * i
  fs[i] = function(d) j = j + (d or 0) i = i + 0 return i, j end
  if i < 3 then goto top end
end
print(fs[1]())
print(fs[2](10))
print(fs[2]())
print(fs[3]())
local out = {}
for a = 1, 3 do
  local k = a
  for b = 1, 3 do
    local m = b
    if b == 2 then goto next_b end
    if a == 2 then goto next_a end
    out[#out + 1] = function() k = k + 1 m = m + 1 return k .. m end
    ::next_b::
  end
  ::next_a::
end
for _, f in ipairs(out) do io.write(f(), " ", f(), " ") end
print()
local n, log = 0, {}
repeat n = n + 1 local skip = n % 2 == 0 if skip then goto cont end log[#log + 1] = n ::cont:: until n >= 7
print(table.concat(log, " "))
local function search(t, target)
  local steps = 0
  for i, row in ipairs(t) do
    for j, v in ipairs(row) do steps = steps + 1 if v == target then steps = steps * 100 + i * 10 + j goto found end end
  end
  do return "missing", steps end
  ::found::
  return "found", steps
end
print(search({ { 1, 2 }, { 3, 4 } }, 3))
print(search({ { 1 } }, 9))
local function retry(max, f)
  local tries = 0
  ::again::
  tries = tries + 1
  local ok, e = pcall(f, tries)
  if not ok then if tries < max then goto again end return nil, e, tries end
  return e, tries
end
print(retry(3, function(t) if t < 3 then error("fail " .. t, 0) end return "ok" end))
print(retry(2, function(t) error("fail " .. t, 0) end))
local co = coroutine.wrap(function()
  local i = 1
  ::loop::
  coroutine.yield(i)
  i = i * 2
  if i < 50 then goto loop end
  return "end"
end)
for v in co do io.write(v, " ") if v == "end" then break end end
print()
do local x = 1 do goto skip end x = 2 ::skip:: print(x) end
while true do do local y = 1 goto outside end end
::outside::
print("outside")
