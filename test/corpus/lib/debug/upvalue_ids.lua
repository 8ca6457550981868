-- debug.upvalueid and upvaluejoin (5.2 and LuaJIT)
print(type(debug.upvalueid), type(debug.upvaluejoin))
if debug.upvalueid then
  local a, b = 1, 2 local function f() return a, b end local function g() return b end local function h() return a end
  print(type(debug.upvalueid(f, 1)), debug.upvalueid(f, 1) == debug.upvalueid(h, 1), debug.upvalueid(f, 2) == debug.upvalueid(g, 1), debug.upvalueid(f, 1) == debug.upvalueid(f, 2))
  debug.upvaluejoin(h, 1, g, 1) print(h(), debug.upvalueid(h, 1) == debug.upvalueid(g, 1)) b = 20 print(h(), g(), f()) print(select("#", debug.upvaluejoin(h, 1, f, 1))) print(h())
  local function mk() local n = 0 return function() n = n + 1 return n end end local x, y = mk(), mk() x() x() debug.upvaluejoin(y, 1, x, 1) print(y(), x(), y())
  print(pcall(debug.upvalueid)) print(pcall(debug.upvalueid, f)) print(pcall(debug.upvalueid, f, 5)) print(pcall(debug.upvalueid, f, 0)) print(pcall(debug.upvalueid, print, 1)) print(pcall(debug.upvalueid, 1, 1)) print(pcall(debug.upvaluejoin, f, 5, g, 1)) print(pcall(debug.upvaluejoin, f, 1, g, 5)) print(pcall(debug.upvaluejoin, print, 1, g, 1)) print(pcall(debug.upvaluejoin, f, 1, print, 1)) print(pcall(debug.upvaluejoin)) print(pcall(function() debug.upvalueid(f, 9) end))
end
