-- argument errors of every math function
local one = {"abs", "acos", "asin", "atan", "ceil", "cos", "cosh", "deg", "exp", "floor", "frexp", "log", "log10", "modf", "rad", "sin", "sinh", "sqrt", "tan", "tanh"}
for _, n in ipairs(one) do
  local f = math[n]
  if f then
    if not (jit and (n == "floor" or n == "ceil")) then print(n, pcall(f)) end
    print(n, pcall(f, "x"))
    print(n, pcall(f, nil))
    print(n, pcall(f, {}))
    print(n, pcall(f, true))
  end
end
for _, n in ipairs{"atan2", "fmod", "ldexp", "pow"} do
  local f = math[n]
  if f then
    print(n, pcall(f))
    print(n, pcall(f, 1))
    print(n, pcall(f, "x", 1))
    print(n, pcall(f, 1, "x"))
    print(n, pcall(f, 1, nil))
  end
end
print(pcall(math.max))
print(pcall(math.min))
print(pcall(math.max, "x"))
print(pcall(math.max, 1, "x"))
print(pcall(math.min, 1, 2, {}))
print(pcall(math.max, nil))
print(pcall(math.min, 1, nil))
print(pcall(function() math.max() end))
print(pcall(function() math.floor("q") end))
print(pcall(function() math.floor() end))
print(pcall(function() local f = math.sqrt; f({}) end))
print(pcall(function() math.fmod(1) end))
print(pcall(function() math.min(1, {}) end))
print(pcall(function() math.abs(nil) end))
print(pcall(function() math.random(0) end))
print(pcall(function() math.random(2, 1) end))
print(pcall(function() math.random(1, 2, 3) end))
print(pcall(function() math.random("x") end))
print(pcall(function() math.randomseed() end))
print(pcall(function() math.randomseed("x") end))
print(pcall(function() math.random({}) end))
print(pcall(function() math.random(1, "x") end))
print(pcall(function() math.random(-5) end))
print(pcall(function() math.log(2, "x") end))
print(pcall(function() math.log(2, {}) end))
print(pcall(math.random, 0))
print(pcall(math.random, 2, 1))
print(pcall(math.random, 1, 2, 3))
print(pcall(math.random, 1, nil))
print(pcall(math.random, nil))
