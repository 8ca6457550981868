-- the dots in a long traceback
local function rec(n) if n == 0 then return debug.traceback("long") end local r = rec(n - 1) return r end
local s = rec(50)
local n = 0
for l in s:gmatch("[^\n]+") do n = n + 1 end
print(n)
print((s:match("\n(\t%.%.%.[^\n]*)")))
print(select(2, s:gsub("in upvalue", "")))
print(select(2, s:gsub("in function", "")))
local s2 = rec(5)
n = 0
for l in s2:gmatch("[^\n]+") do n = n + 1 end
print(n, s2:find("...", 1, true) ~= nil)
n = 0
for l in rec(18):gmatch("[^\n]+") do n = n + 1 end
print(n)
n = 0
for l in rec(20):gmatch("[^\n]+") do n = n + 1 end
print(n)
