-- status in every state, seen from inside and outside; running.
local outer, inner
inner = coroutine.create(function() print("inner sees", coroutine.status(inner), coroutine.status(outer)) coroutine.yield() print("inner again", coroutine.status(outer)) end)
outer = coroutine.create(function() print("outer sees", coroutine.status(outer), coroutine.status(inner)) coroutine.resume(inner) print("after resume", coroutine.status(inner)) coroutine.resume(inner) print("after end", coroutine.status(inner)) end)
print(coroutine.status(outer), coroutine.status(inner)) coroutine.resume(outer) print(coroutine.status(outer), coroutine.status(inner))
local failing = coroutine.create(function() error("x") end) coroutine.resume(failing) print(coroutine.status(failing)) print(coroutine.resume(failing))
local r, main = coroutine.running() print(r == nil or type(r), main)
local co co = coroutine.create(function() local r, m = coroutine.running() print(r == co, m) print(coroutine.wrap(function() return coroutine.running() == co end)()) return coroutine.running() end) local ok, v = coroutine.resume(co) print(ok, v == co)
print(coroutine.isyieldable and coroutine.isyieldable(), coroutine.isyieldable and coroutine.wrap(coroutine.isyieldable)())
local self self = coroutine.create(function() return coroutine.resume(self) end) print(coroutine.resume(self)) self = coroutine.wrap(function() return pcall(self) end) print(self())
local back back = coroutine.create(function() local c = coroutine.create(function() return coroutine.resume(back) end) return coroutine.resume(c) end) print(coroutine.resume(back))
for _, bad in ipairs { 1, "x", {}, print } do print(pcall(coroutine.status, bad)) print(pcall(coroutine.resume, bad)) print(pcall(coroutine.create, bad ~= print and bad or nil)) print(pcall(coroutine.wrap, bad ~= print and bad or nil)) end print(pcall(coroutine.status)) print(pcall(coroutine.yield, 1)) print(pcall(coroutine.yield))
