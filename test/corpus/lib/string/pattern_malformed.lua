-- malformed patterns and their messages, also through methods and gsub/gmatch/match
local pats = {"%", "a%", "[", "[a", "[]", "[^]", "[^", "[a-", "[%", "[%a", "(", "(a", ")", "a)", "(()", "%1", "(a)%2", "%0", "(%1)", "%9", "[a%]", "[[]", "%b", "%bx", "%f", "%fa", "(a", "a(", "((a)", "[]]", "^*", "*a", "(a*(.)%w(%s*))", "[%a-]", "%f[", "x%", "()%1", "(a)(b)%3", "[a-%", "%z%"}
for _, p in ipairs(pats) do
  print(p, "find", pcall(string.find, "a]bx", p))
  print(p, "match", pcall(string.match, "a", p))
end
for _, p in ipairs{"%", "[a", "(", ")", "%1", "%b", "(a"} do
  print(p, "gsub", pcall(string.gsub, "abc", p, "x"))
  print(p, "gmatch", pcall(function() for w in ("abc"):gmatch(p) do end end))
end
print(pcall(function() ("x"):find("[") end))
print(pcall(function() ("x"):match("(") end))
print(pcall(function() ("x"):gsub("%", "") end))
print(pcall(string.find, "", "["))
print(pcall(string.find, "abc", "^["))
print(pcall(string.find, "abc", "z["))
print(pcall(string.find, "abc", "z%"))
print(pcall(string.gsub, "x", "x", "%"))
print(pcall(string.gsub, "x", "x", "%2"))
print(pcall(string.gsub, "x", "x", "%q"))
print(pcall(string.gsub, "x", "(x)", "%1%2"))
print(pcall(string.gsub, "x", "x", "%0%1"))
print(pcall(string.gsub, "x", "()", "%1"))
print(pcall(string.gsub, "x", "x", "%%"))
print(pcall(string.gsub, "x", "x", "%."))
print(pcall(string.gsub, "x", "x", "a%"))
