-- dialects: 5.2 luajit
-- What is declared before a label is there after yields behind it.
local yield = coroutine.yield
local function run(f, ...)
  local thread = coroutine.create(f)
  local out, ok, r = {}, coroutine.resume(thread, ...)
  while coroutine.status(thread) ~= "dead" do
    out[#out + 1] = tostring(r)
    ok, r = coroutine.resume(thread, #out)
  end
  print(table.concat(out, " "), ok, r)
end
run(function() local s = 7 do goto found end error("x") ::found:: yield() return s end)
run(function(a) local s, t = 1, "t" if a then goto found else return 0 end ::found:: local u = yield(s) yield(t) return s .. t .. u end, true)
run(function() local s = 0 while true do s = s + 1 yield(s) if s > 2 then goto out end end ::out:: yield("out") return s end)
run(function(a)
  local x, y = yield() or 1, 2
  local function g() return x end
  if a then goto e end
  yield()
  x = 2
  ::e::
  x = x + 1
  yield()
  return g() + y
end, 1)
run(function()
  local total = 0
  for i = 1, 4 do
    local j = i * 10
    if i % 2 == 0 then goto continue end
    total = total + j + yield(i)
    ::continue::
  end
  do
    local k = 5
    if yield("k") then goto done end
    k = 6
    ::done::
  end
  return total
end)
