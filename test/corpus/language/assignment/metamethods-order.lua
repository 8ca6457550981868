-- Order of metamethods in multiple assignments, and rhs errors that leave variables alone.
local log = {}
local t = setmetatable({}, { __index = function(_, k) log[#log + 1] = "r" .. k return k end, __newindex = function(_, k, v)
  log[#log + 1] = "w" .. k .. "=" .. tostring(v)
end })
local function show() print(table.concat(log, " ")) log = {} end
t.a, t.b = 1, 2 show()
t.a, t.b = t.c, t.d show()
t.a = t.b show()
t[t.x] = t[t.y] show()
t.a, t.b, t.c = (function() return 7, 8 end)() show()
local x = "old"
pcall(function() x = nil + 1 end) print(x)
pcall(function() local y x, y = "new", error("e") end) print(x)
pcall(function() x, t.z.z.z = "changed?", 5 end) print(x == "old" or x == "changed?") log = {}
print(pcall(function() local u u.x, x = 1, "after" end)) print(x == "old" or x == "after" or x == "changed?")
local o = {}
pcall(function() o.a, o.b = 1, nil .. "x" end) print(o.a, o.b)
