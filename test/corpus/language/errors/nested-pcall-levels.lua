-- Error positions through nested functions, pcalls, coroutines and levels.
local function thrower(level) error("L" .. level, level) end
local function middle(level)
  thrower(level) -- line 4
end
local function outer(level)
  middle(level) -- line 7
end
for level = 0, 4 do print(level, pcall(outer, level)) end
print(pcall(pcall, outer, 2))
print(pcall(function()
  local ok, e = pcall(outer, 1)
  error(e, 0)
end))
print(pcall(function()
  local ok, e = pcall(outer, 1)
  error(e) -- adds a second position
end))
print(pcall(function()
  error("a\nb", 1)
end))
local function check(v, expected) if type(v) ~= expected then error("expected " .. expected .. ", got " .. type(v), 3) end end
local function api(v) check(v, "string") return v end
print(pcall(function()
  api(5) -- blamed here
end))
print(pcall(function() return api("fine") end))
for i = 1, 2 do
  local ok, e = pcall(function()
    if i == 2 then
      error("in loop " .. i)
    end
  end)
  print(ok, e)
end
local t = setmetatable({}, { __index = function(_, k) error("no " .. k, 2) end, __add = function() error("no add", 2) end, __call = function() error("no call", 2) end })
print(pcall(function()
  return t.x
end))
print(pcall(function()
  return t + 1
end))
print(pcall(function()
  t()
  return 1
end))
