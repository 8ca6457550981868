-- An uncaught error that comes out of a wrapped coroutine.
local w = coroutine.wrap(function() coroutine.yield(1) error("from inside") end)
print(w())
w()
