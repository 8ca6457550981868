-- # on strings and sequences built in different ways.
print(#"", #"abc", #"a\0b", #"\n", #[[
x]], #("x"):rep(1000))
local t = {}
print(#t)
for i = 1, 10 do t[i] = i end
print(#t)
for i = 10, 6, -1 do t[i] = nil end
print(#t)
t[#t + 1] = "x"; t[#t + 1] = "y"
print(#t, t[6], t[7])
print(#{ 1, 2, 3 }, #{ 1, 2, 3, nil }, #{ n = 1 }, #{ [1] = 1, [2] = 2 }, #{ 1, 2, x = 5, 3 }, #{ {}, {} }, #{ nil })
local b = {}
for i = 10, 1, -1 do b[i] = i end
print(#b)
local h = { x = 1, y = 2 }
h[1] = 1; h[2] = 2; h[3] = 3
print(#h)
table.insert(h, 4); print(#h, table.remove(h), #h)
while #h > 0 do table.remove(h) end
print(#h, next(h) ~= nil)
local big = {}
for i = 1, 1000 do big[#big + 1] = i end
print(#big)
for i = 1, 999 do big[#big] = nil end
print(#big, big[1])
local f = { (function() return 1, 2, 3 end)() }
print(#f, #{ ("x"):byte(1, -1) }, #{ ("xyz"):byte(1, -1) })
for _, v in ipairs { 1, true, print } do print(pcall(function() return #v end)) end
print(pcall(function() return #nil end))
print(pcall(function() local u; return #u end))
print(pcall(function() return #undefinedglobal end))
print(pcall(function() local q = {}; return #q.field end))
