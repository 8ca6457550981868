-- __concat with all operand kinds.
local mt = { __concat = function(a, b)
  return "<" .. (type(a) == "table" and "T" or tostring(a)) .. "," .. (type(b) == "table" and "T" or tostring(b)) .. ">"
end }
local t = setmetatable({}, mt)
print(t .. "x", "x" .. t, t .. 1, 1 .. t, t .. t, t .. nil, nil .. t, t .. true, t .. {}, {} .. t)
print("a" .. "b" .. t, t .. "a" .. "b", "a" .. t .. "b", 1 .. 2 .. t, t .. 1 .. 2, "a" .. t .. t .. "b")
local left = setmetatable({}, { __concat = function() return "left" end }) print(left .. t, t .. left)
print(pcall(function() return {} .. {} end))
print(pcall(function() return {} .. "x" end))
print(pcall(function() return "x" .. {} end))
print(pcall(function() return nil .. {} end))
print(pcall(function() local a = {} return "s" .. a .. "t" end))
print(pcall(function() local a = { f = true } return a.f .. 1 end))
local num = setmetatable({}, { __concat = function(a, b) return 42 end })
print(num .. "x", type(num .. "x"), "y" .. num .. "x")
local List = {}
List.__index = List
List.__concat = function(a, b)
  local r = setmetatable({}, List)
  for _, v in ipairs(type(a) == "table" and a or { a }) do r[#r + 1] = v end
  for _, v in ipairs(type(b) == "table" and b or { b }) do r[#r + 1] = v end
  return r
end
local l1, l2 = setmetatable({ 1, 2 }, List), setmetatable({ 3 }, List)
print(table.concat(l1 .. l2, ","), table.concat(l1 .. l2 .. l1, ","), table.concat(0 .. l1 .. "x", ","), table.concat(l1 .. { 9, 8 }, ","))
local log = {}
local tr = setmetatable({}, { __concat = function(a, b)
  log[#log + 1] = type(a):sub(1, 1) .. type(b):sub(1, 1)
  return "r"
end })
local _ = "a" .. "b" .. tr .. "c" .. tr .. 1 .. 2
print(table.concat(log, " "))
print(pcall(function() return setmetatable({}, { __concat = 1 }) .. "x" end))
print(setmetatable({}, { __concat = function() return nil end }) .. "x")
