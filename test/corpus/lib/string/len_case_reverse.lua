-- len, lower, upper, reverse, # and errors
print(string.len(""), string.len("abc"), ("a\0b"):len(), #"a\0b\0", string.len(1234), #("é"))
print(string.lower("ABC xyz 123 ÀÉ"), string.upper("abc XYZ 123 àé"), string.lower(12), ("MiXeD"):lower():upper())
print(string.reverse(""), string.reverse("a"), string.reverse("abc"), string.reverse(123), #string.reverse("a\0b"), ("ab\0"):reverse() == "\0ba")
for _, n in ipairs{"len", "lower", "upper", "reverse"} do
  local f = string[n]
  print(n, pcall(f)) print(n, pcall(f, nil)) print(n, pcall(f, {})) print(n, pcall(f, true))
  print(n, pcall(function() f() end)) print(n, pcall(function() string[n]() end))
end
print(pcall(function() string.len() end))
print(pcall(function() string.lower({}) end))
print(pcall(function() string.upper(nil) end))
print(pcall(function() string.reverse() end))
local up, low = {}, {}
for i = 0, 255 do
  local c = string.char(i)
  if c:upper() ~= c then up[#up + 1] = c end
  if c:lower() ~= c then low[#low + 1] = c end
end
print(table.concat(up), table.concat(low))
local s = "level" print(s == s:reverse(), ("abc"):reverse():upper():len(), #("x"):rep(1000):reverse())
print(pcall(function() return ("x"):nomethod() end))
print(pcall(function() return ("x").y.z end))
print(("x").len == string.len, ("x").y)
print(pcall(function() local s = "x"; s.y = 1 end))
print(pcall(function() return #5 end))
print(pcall(function() local n = 5; return n:foo() end))
string.trim = function(s) return (s:gsub("^%s+", ""):gsub("%s+$", "")) end
print(("[" .. ("  x  "):trim() .. "]"))
