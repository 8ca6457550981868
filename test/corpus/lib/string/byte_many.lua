-- string.byte on long strings: result count limits
local s = ("ab"):rep(3500)
print(#s, select("#", s:byte(1, 200)), (select(200, s:byte(1, 200))))
print(pcall(string.byte, ("x"):rep(2e6), 1, -1))
print(pcall(function() return select("#", ("x"):rep(2e6):byte(1, -1)) end))
print(pcall(string.char, ("x"):rep(100):byte(1, -1)))
local t = {("hello"):byte(1, -1)} for i, v in ipairs(t) do io.write(v, i < #t and "," or "\n") end
