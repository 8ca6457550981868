-- The generic for protocol: iterator, state, control variable.
local function range(n) return function(limit, i) if i < limit then return i + 1 end end, n, 0 end
for i in range(4) do io.write(i, " ") end print()
local function fib(limit)
  local a, b = 0, 1
  return function() if a > limit then return nil end local r = a a, b = b, a + b return r end
end
for x in fib(50) do io.write(x, " ") end print()
for a, b, c, d in function(s, c) if not c then return 1, 2, 3 end end do print(a, b, c, d) end
for a in function(s, c) print("call", s, c) return c and c < 2 and c + 1 or (not c and 1) or nil end, "state" do
  print("body", a)
end
local t = { 10, 20, 30, nil, 50 }
for i, v in ipairs(t) do io.write(i, "=", v, " ") end print()
for k, v in next, { x = 1 } do print(k, v) end
for k, v in next, {}, nil do error("never") end
for false_ in function(_, c) if c == nil then return false end return nil end do print("false is a value", false_) end
local calls = setmetatable({ n = 0 }, { __call = function(self, state, control)
  self.n = self.n + 1
  if self.n <= 3 then return self.n, state, control end
end })
for i, s, c in calls, "S", "C" do print(i, s, c) end
for w in ("the quick brown fox"):gmatch("%a+") do io.write(w, ";") end print()
for k, v in string.gmatch("a=1, b=2", "(%w+)=(%w+)") do io.write(k, "->", v, " ") end print()
for i, v, extra in ipairs { "x" } do print(i, v, extra) end
for i in range(3) do i = i * 100 io.write(i, " ") end print()
for a, b in coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i, i * i) end end) do io.write(a, ":", b, " ") end
print()
local function stateless(t, i) i = i + 1 local v = t[i] if v ~= nil then return i, v end end
for i, v in stateless, { "a", "b" }, 0 do print(i, v) end
for i, v in stateless, { "a", "b" }, 1 do print(i, v) end
