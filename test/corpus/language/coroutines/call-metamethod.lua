-- Calls of what is no function, in a coroutine and outside: __call must be a function itself.
local function tests()
  local function show(...) print(select("#", ...), ...) end
  local one = setmetatable({}, { __call = function(self, ...) return type(self), ... end })
  local two = setmetatable({}, { __call = one })
  local three = setmetatable({}, { __call = two })
  local wrong = setmetatable({}, { __call = 5 })
  show(one()) show(one(1, nil)) show(one(1, 2, 3, nil)) show((one(1, 2)))
  for _, f in ipairs { two, three, wrong, {}, 5, true, "text" } do
    print(pcall(f), pcall(f, 1, 2, 3, 4), pcall(function() return f(1) end), pcall(function() f(1, 2) end))
  end
  print(pcall(function() local x = two() end), pcall(function() local o = { m = three } o:m(1) end), pcall(function() for _ in wrong do end end))
  local o = { m = one } show(o:m(1)) show(o.m(o, 2))
  for a, b in one, 1, 2 do print(a, b) break end
  local t = setmetatable({}, { __index = one, __newindex = one, __add = one, __concat = one, __unm = one, __lt = one, __tostring = function() return "t" end })
  show(t.x) show(t + 1) show(t .. "a") show(-t) show(t < t) t.y = 1 show(rawget(t, "y"))
  local u = setmetatable({}, { __index = wrong, __add = wrong, __concat = two, __eq = wrong, __lt = two })
  print(pcall(function() return u + 1 end), pcall(function() return u .. "a" end), pcall(function() return u < u end))
  local function tail(f, ...) return f(...) end
  show(tail(one, 1)) print(pcall(tail, two), pcall(tail, nil), pcall(tail, wrong, 1, 2))
  show(one(coroutine.running and 1)) show(select(2, pcall(one, "p")))
end
tests()
coroutine.wrap(tests)()
print(coroutine.resume(coroutine.create(function() local c = setmetatable({}, { __call = function(_, x) return coroutine.yield(x) end }) return c(1) end)))
