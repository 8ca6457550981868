-- Equality by value and by identity.
local a, b = {}, {}
print(a == a, a == b, a ~= b, a ~= a, {} == {}, print == print, function() end == function() end)
print("abc" == "ab" .. "c", "a" == 'a', [[x]] == "x", 1 == 1.0, 0.1 + 0.2 == 0.3, 1e0 == 10 / 10)
print("1" == 1, 1 == "1", nil == 0, true == 1, "true" == true, "" == nil)
print(0 == -tonumber("0"), 1 / 0 == math.huge, -1 / 0 == -math.huge)
local nan = 0 / 0
print(nan == nan, nan ~= nan, nan < nan, nan <= nan, nan > nan, nan >= nan, not (nan < 1))
print(rawequal(a, a), rawequal(a, b), rawequal("x", "x"), rawequal(1, 1.0), rawequal(nan, nan), rawequal(1, "1"))
local f = function() return 1 end
local g = f
print(f == g, f ~= g)
local function make() return function() return a end end
print(type(make() == make()))
local co = coroutine.create(f)
print(co == co, co == coroutine.create(f), io.stdout == io.stdout)
print(1 == 1 == true, (1 == 2) == false, 1 ~= 1 ~= true, not 1 == 2, not (1 == 2))
