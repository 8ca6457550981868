-- Calls of what cannot be called, in tail position inside of a coroutine, and names of built-ins that pcall calls there.
local missing
local t = {}
local function report(f, ...)
  print(coroutine.resume(coroutine.create(f), ...))
end
report(function() return absent(1, 2) end)
report(function() return missing() end)
report(function() return t.field(1) end)
report(function() return t:method() end)
report(function() local x = absent() return x end)
report(function() return (absent()) end)
report(function(f) return f() end, 5)
report(function() print(pcall(function() return absent() end)) return absent2() end)
report(function() print(pcall(setmetatable, nil, 5)) print(pcall(string.rep)) end)
