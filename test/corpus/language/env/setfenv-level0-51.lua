-- dialects: 5.1
-- Level 0: the environment of the running thread, given to new chunks.
local real = _G
local print, loadstring, setfenv, getfenv, setmetatable, coroutine = print, loadstring, setfenv, getfenv, setmetatable, coroutine
local env = setmetatable({ marker = "env" }, { __index = real })
setfenv(0, env)
print(getfenv(0) == env, marker, getfenv(1) == real)
local chunk = loadstring("return marker, getfenv(1)")
print(chunk())
print(select(2, chunk()) == env)
local co = coroutine.create(function() return marker, getfenv(0) == env, (loadstring("return marker")()) end)
print(coroutine.resume(co))
setfenv(0, real)
print(loadstring("return marker")())
print(getfenv(0) == real)
