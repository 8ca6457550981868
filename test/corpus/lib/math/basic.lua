-- abs, ceil, floor, sqrt, exp, log, pow, deg, rad and trigonometric functions
local function p(...)
  local r = {...}
  for i = 1, select("#", ...) do r[i] = type(r[i]) == "number" and ("%.14g"):format(r[i]) or tostring(r[i]) end
  print(table.concat(r, " "))
end
local m = math
p(m.abs(-3), m.abs(3.5), m.abs(0), m.abs("-2"), m.abs(-1/0))
p(m.ceil(1.2), m.ceil(-1.2), m.ceil(3), m.ceil(0.5), m.ceil(1e300), m.ceil(-0.5))
p(m.floor(1.7), m.floor(-1.7), m.floor(3), m.floor(-0.5), m.floor(2^53 + 0.0), m.floor(1e300), m.floor("2.9"))
p(m.sqrt(16), m.sqrt(2), m.sqrt(0), m.exp(0), m.exp(1), m.exp(-1), m.exp(710), m.exp(-1000))
p(m.log(1), m.log(2.718281828459), m.log(0), m.log(10), m.log(1e100))
p(m.pow and m.pow(2, 10), m.pow and m.pow(2, -1), m.pow and m.pow(-8, 3), 2 ^ 0.5, 0 ^ 0)
p(m.deg(m.pi), m.rad(180), m.deg(1), m.rad(1), m.pi, m.huge, -m.huge)
p(m.sin(0), m.cos(0), m.tan(0), m.sin(1), m.cos(1), m.tan(1), m.sin(m.pi / 2), m.cos(m.pi / 2))
p(m.asin(1), m.acos(1), m.atan(1), m.asin(0.5), m.acos(0.5), m.atan(-1), m.atan(1e300))
p(m.atan2(1, 1), m.atan2(-1, -1), m.atan2(0, -1), m.atan2(1, 0), m.atan2(0, 0), m.atan2(-1e-320, -1), m.atan2(3, 4))
p(m.sinh(1), m.cosh(1), m.tanh(1), m.sinh(0), m.cosh(0), m.tanh(0), m.tanh(100), m.sinh(-2))
p(m.log10 and m.log10(1000), m.log10 and m.log10(2))
p(m.max(1), m.max(1, 2, 3), m.max(-1, -2), m.max("10", 9), m.max(1.5, 2.5), m.min(1), m.min(3, 1, 2), m.min(-1/0, 5), m.min("3", "20"))
local names = {}
for k, v in pairs(m) do names[#names + 1] = k .. ":" .. type(v) end
table.sort(names)
print(table.concat(names, " "))
for d = 0, 360, 45 do p(d, m.sin(m.rad(d)) + 1, m.cos(m.rad(d)) + 1) end
p(m.floor(-1e300), m.ceil(-1e15 - 0.5), m.floor(1/0), m.ceil(-1/0), m.floor(4503599627370497.5), m.sqrt(1e308), m.sqrt(1/0))
