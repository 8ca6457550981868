-- string.format %s %q: precision, width, embedded zeros, __tostring, quoting
local f = string.format
print(f("%s %s %s", "a", 1, 1.5), f("[%5s][%-5s][%.2s][%5.1s][%-5.3s]", "abc", "abc", "abc", "abc", "abcdef"), f("%s", ("x"):rep(200)):len(), f("[%.0s][%.s]", "abc", "abc"))
print(pcall(f, "%s %s %s", nil, true, false)) print(pcall(f, "%s", setmetatable({}, {__tostring = function() return "TS" end}))) print(pcall(f, "[%8s]", setmetatable({}, {__tostring = function() return "TS" end})))
print(pcall(f, "%s", {}) and "table ok" or "table bad") print((pcall(f, "%s", print))) print(pcall(f, "%s")) print(pcall(f, "%s %s", 1)) print(pcall(f, "%.3s", 12345)) print(pcall(f, "%10s|", 1.5))
print(f("%q", "plain"), f("%q", 'with "quotes"'), f("%q", "back\\slash"), f("%q", "new\nline"), f("%q", "tab\tand\rcr"), f("%q", "nul\0x"), f("%q", "nul\0001"), f("%q", "\1\2\31\127\128\255"), f("%q", ""))
print(f("%q", 12), f("%q", 1.5)) print(pcall(f, "%q")) print(pcall(f, "%q", {})) print(pcall(f, "%q", nil)) print(pcall(f, "%q", true)) print(pcall(f, "%10q", "x"))
for i = 0, 255 do local s = string.char(i) local q = f("%q", s .. "1") assert((loadstring or load)("return " .. q)() == s .. "1", i) end print("roundtrip ok")
print(f("a\0b%sc", "X") == "a\0bXc", #f("%s", "a\0b"), #f("%5s", "a\0b"), f("%-5s|", "é"))
print(f(""), f("no directives"), f("%s%s", "a", "b"), f("%s", 1e15), f("%s", 2^53), f(12, 3), f("%5s%%", 50))
print(pcall(f)) print(pcall(f, nil)) print(pcall(f, {})) print(pcall(function() string.format() end)) print(pcall(function() ("%s"):format() end)) print(pcall(function() ("%q"):format() end)) print(pcall(function() local fmt = string.format; fmt("%s") end))
print(f("%s", 1, 2, 3), f("%-10s|%10s|", "left", "right"), f("%3s|%-3s|", "long", "long"))
print(pcall(f, "%s", setmetatable({}, {__tostring = function() return 1 end}))) print(pcall(f, "%s", setmetatable({}, {__tostring = function() error("in ts", 0) end})))
