-- String methods through the string metatable.
local s = "Hello World"
print(s:len(), #s, s:upper(), s:lower(), s:reverse(), s:sub(1, 5), s:sub(-5), s:sub(3), s:sub(-3, -2), s:sub(20), s:sub(0), s:sub(5, 2) == "")
print(s:byte(), s:byte(-1), s:byte(1, 3))
print(s:find("World"), s:find("o", 6), s:find("xyz"), s:find("l+"), s:find("", 20), s:find("", 12))
print(s:gsub("o", "0"), s:gsub("%w+", "<%0>"), s:gsub("l", { l = "L" }), s:gsub("o", string.upper, 1))
print(s:match("(%w+) (%w+)"), s:match("x"), s:match("()o()"))
print(("%s-%s"):format(1, "x"), ("x"):rep(0) == "", ("x"):rep(-1) == "", ("ab"):rep(3), ("a,b,c"):find(",", 1, true))
for c in s:gmatch("%u") do io.write(c, " ") end
print()
print(("x").upper == string.upper, ("x")["len"]("abc"), #(("x"):rep(3)), ("5" + 1), ("5"):rep(2) + 1)
local m = s.upper
print(m("abc"), s.sub(s, 1, 1))
local t = { name = "key" }
print(t.name:upper():lower():sub(2, 3):rep(2))
print(s:sub("2", "4"), s:rep("2"), s:sub(2.0, 4.0))
print(pcall(s.sub))
print(pcall(function() return s:nomethod() end))
print(pcall(function() return s.x.y end))
print(pcall(function() return (s)() end))
print(s.nothing, s[1], s["len"] == string.len)
