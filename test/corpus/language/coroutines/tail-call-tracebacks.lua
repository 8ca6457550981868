-- Tail calls in the tracebacks of suspended coroutines.
local yield = coroutine.yield
local function leaf(n) return yield(n) end
local function plain(n) local x = yield(n) return x end
local function tail1(n) return plain(n) end
local function tail2(n) return leaf(n) end
local function tail3(n) return tail2(n) end
local function mixed(n) local x = tail3(n) return x end
local function twice(n) local x = tail1(n) x = tail1(n) return tail2(x) end
local function first() return yield(1) end
local function show(f)
  local co = coroutine.create(f)
  repeat
    print(coroutine.resume(co, 7))
    print(debug.traceback(co))
    for level = 0, 4 do
      local i = debug.getinfo(co, level, "Sln")
      if i then io.write(i.what, " ", i.currentline, " ", tostring(i.name), "; ") end
    end
    print()
  until coroutine.status(co) == "dead"
end
for _, f in ipairs { leaf, plain, tail1, tail2, tail3, mixed, twice, first } do show(f) end
-- The same within the running coroutine, after a yield.
local function traced() local x = yield(1) return debug.traceback(x) end
local function t1() return traced() end
local function t2() local x = t1() return x end
local function t3() return t2() end
local function last() yield(1) return (debug.traceback("last")) end
local function t4() return last() end
for _, f in ipairs { traced, t1, t2, t3, t4 } do
  local co = coroutine.create(f)
  coroutine.resume(co)
  print(select(2, coroutine.resume(co, "x")))
end
