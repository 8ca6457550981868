-- count hooks fire, can raise errors and stop endless loops
if jit then jit.off() end local n = 0 debug.sethook(function(ev) n = n + 1 assert(ev == "count") end, "", 100) for i = 1, 10000 do local x = i end debug.sethook() print(n > 10)
print(pcall(function() debug.sethook(function() error("stopped", 0) end, "", 1000) while true do local x = {} end end)) debug.sethook() local h, m, c = debug.gethook() print(h, m, c)
local f = function() end debug.sethook(f, "crl", 5) h, m, c = debug.gethook() print(h == f, m, c) debug.sethook(f, "", 7) h, m, c = debug.gethook() print(h == f, m, c) debug.sethook(nil) print(debug.gethook()) debug.sethook(f, "l") debug.sethook(f, "") print((debug.gethook())) debug.sethook()
print(pcall(debug.sethook, 1, "l")) print(pcall(debug.sethook, f)) print(pcall(debug.sethook, f, {})) print(pcall(debug.sethook, f, "l", "x")) debug.sethook() print(pcall(function() debug.sethook(1, "l") end)) debug.sethook() print(select("#", debug.sethook()))
