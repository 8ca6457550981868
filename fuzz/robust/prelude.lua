-- What the programs of the robustness fuzzer find in their globals: T, which calls and reports, and H, the helpers.
local check, js_values = ...
local pcall, select, setmetatable, error = pcall, select, setmetatable, error
local create, resume, yield, wrap, running = coroutine.create, coroutine.resume, coroutine.yield, coroutine.wrap, coroutine.running
local open, tmpfile, pairs = io.open, io.tmpfile, pairs

R, H = {}, js_values

local at = 0
local function keep(ok, ...)
  check(ok, ...)
  for i = 1, select("#", ...) do
    at = at % 12 + 1
    rawset(R, at, (select(i, ...)))
  end
  return ...
end

function T(f, ...)
  return keep(pcall(f, ...))
end

-- The same inside of a coroutine, which is resumed while it yields.
function C(f, ...)
  local co = create(function(...) return f(...) end)
  local args = { n = select("#", ...), ... }
  for i = 1, 4 do
    keep(resume(co, (unpack or table.unpack)(args, 1, args.n)))
    if coroutine.status(co) ~= "suspended" then break end
  end
  return co
end

function H.same(...) return ... end
function H.recursive(...) return (H.recursive(...)) end
function H.tailing(n) if n == 1e5 then return 1 end return H.tailing((n or 0) + 1) end
function H.counter() local n = 0 return function() n = n + 1 if n < 50 then return n end end end
local function resumed(f, ...) local co = create(f) resume(co, ...) return co end
function H.fresh() return create(function(...) return ... end) end
function H.suspended() return resumed(function(...) for i = 1, 5 do yield(i, ...) end error("end") end) end
function H.deadco() return resumed(function() end) end
function H.failed() return resumed(function() local x = nil; return x.y.z end) end
function H.running() return running() or H.fresh() end
function H.normal()
  local outer
  outer = create(function() return resume(create(function() R[1] = outer; yield(outer) end)) end)
  resume(outer)
  return outer
end
function H.main() return H.running() end
function H.deep()
  local function f(n) if n == 0 then yield() else f(n - 1) end return n end
  return resumed(f, 200)
end
function H.wrapped() local f = wrap(function(...) for i = 1, 3 do yield(i) end end) f() return f end
function H.wrapdead() local f = wrap(function() end) f() return f end
H.wrapself = wrap(function() return H.wrapself() end)
function H.closed() local f = tmpfile() if f then f:close() end return f end
function H.file() local f = tmpfile() if f then f:write("12 0x1F nan\nline two\n\n\0\255 last") f:seek("set") end return f end
function H.readonly() return open("data") end
function H.lines() return io.lines("data") end
function H.proxy() return newproxy and newproxy(true) or io.stdout end
function H.big() local t = {} for i = 1, 1000 do t[i] = i; t["k" .. i] = i end return t end
function H.holes() local t = {} for i = 1, 100, 3 do t[i] = i; t[-i] = i; t[i + 0.5] = i end return t end
function H.weak(mode) return setmetatable({ {}, {}, x = {}, [{}] = 1, [{}] = {} }, { __mode = mode }) end
function H.cyclic() local t = {} t.t = t t[1] = t return setmetatable(t, t) end
function H.chain(n)
  local t = {}
  for i = 1, n do t = setmetatable({}, { __index = t, __newindex = t }) end
  return t
end
function H.deeptable() local t = {} for i = 1, 2000 do t = { t } end return t end
function H.readonlytable()
  return setmetatable({}, { __newindex = function() error("read only", 0) end, __metatable = false })
end
