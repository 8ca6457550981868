-- getfenv and setfenv in tail position: in LuaJIT level 1 is the caller then.
-- dialects: 5.1 luajit
local function own() return getfenv(1) end
local function none() return getfenv() end
local function held() local env = getfenv(1) return env end
local function put(t) return setfenv(1, t) end
local e = setmetatable({}, { __index = _G })
local f = setfenv(function()
  mark = 1
  return rawget(own(), "mark"), rawget(none(), "mark"), rawget(held(), "mark")
end, e)
print(f())
print((function()
  put(setmetatable({ mark = "put" }, { __index = _G }))
  local m = mark
  return m
end)())
print(mark, pcall(put, nil))
