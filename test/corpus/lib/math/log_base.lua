-- math.log with a base (5.2 and LuaJIT), ignored in 5.1
local function p(...)
  local r = {...}
  for i = 1, select("#", ...) do r[i] = ("%.12g"):format(r[i]) end
  print(table.concat(r, " "))
end
p(math.log(8, 2), math.log(1024, 2), math.log(1000, 10), math.log(81, 3), math.log(2, 10), math.log(100, 0.1))
p(math.log(10, 10), math.log(1, 7), math.log(0, 2), math.log(1/0, 2))
p(math.log("8", "2"))
p(math.log(math.exp(3)), math.log(2), math.log(0.5))
print(pcall(function() return math.log(2, nil) > 0 end))
