-- comparison, concatenation, escapes, long strings, number to string coercions
print("a" < "b", "a" < "B", "Z" < "a", "" < "a", "a" < "aa", "a\0b" < "a\0c", "a\0" > "a", "10" < "9", "é" > "z")
print("a" .. 1 .. 2.5, 1 .. "", 1 .. 2, -1 .. "x", 1e100 .. "", 2^63 .. "", (0.1 + 0.2) .. "")
print("\65\066\0067", "\a\b\f\v" == "\7\8\12\11", "tab\tx", "nl\
next", 'single \'q\'', "dq \"x\"", "\\n")
print([[long
string]], [==[with ]] inside]==], #[[

x]], [[\n]])
print(#"\0", "\0" == "", "a\0b" == "a\0b", #"\255\254")
print(("x"):rep(3) .. ("y"):rep(2), ("%s"):rep(2, "-"):format(1, 2))
print(pcall(function() return "a" .. nil end))
print(pcall(function() return "a" .. {} end))
print(pcall(function() local t = {} return t.x .. "a" end))
print(pcall(function() return true .. "" end))
print(pcall(function() local a, b = 1, {} return a .. b .. "x" end))
print(pcall(function() return "a" < 1 end))
print(pcall(function() return "a" < nil end))
print(pcall(function() return "a" + 1 end))
print(pcall(function() return -"a" end))
print("5" * "2", -"3", "0x10" * 1, "1e1" + 0)
print(#table.concat({("a"):rep(1000), ("b"):rep(1000)}), string.len(("ab"):rep(100, "")))
local parts = {}
for i = 1, 100 do parts[i] = i .. ":" .. i * i end
print(#table.concat(parts, ";"), table.concat(parts, ";"):sub(1, 40))
local t = {} for k in pairs(string) do t[#t + 1] = k end table.sort(t) print(table.concat(t, " "))
print(tostring(12):rep(2), (12 .. ""):len(), ("5"):rep("2") + 1)
