-- string.sub: every sign combination, out of range, floats, errors
local s = "abcdef"
for _, r in ipairs{ {1}, {2}, {0}, {-1}, {-3}, {-6}, {-7}, {7}, {6}, {100}, {-100}, {1, 1}, {1, 0}, {2, 4}, {4, 2}, {-3, -2}, {-2, -3}, {0, 0}, {0, 3}, {-100, 100}, {3, -2}, {3, -4}, {3, -5}, {6, 6}, {7, 7}, {1, -1}, {1, -7}, {-1, -1}, {2.7, 3.2}, {"2", "3"}, {-2.5}, {1e10}, {-1e10, 1e10}, {1, 1e10} } do
  io.write("[", s:sub(r[1], r[2]), "]")
end print()
print((""):sub(1), (""):sub(1, 1) == "", (""):sub(-1) == "", s:sub(1, nil), string.sub(12345, 2, 3), ("a\0bc"):sub(2, 3) == "\0b")
print(pcall(string.sub))
print(pcall(string.sub, "x"))
print(pcall(string.sub, "x", nil))
print(pcall(string.sub, "x", "y"))
print(pcall(string.sub, {}, 1))
print(pcall(string.sub, "x", 1, {}))
print(pcall(string.sub, "x", 1, "z"))
print(pcall(string.sub, "x", {}))
print(pcall(function() ("x"):sub() end))
print(pcall(function() ("x"):sub({}) end))
print(pcall(function() ("x"):sub(1, {}) end))
print(pcall(function() string.sub() end))
print(pcall(function() string.sub("x") end))
print(pcall(function() local sub = string.sub; sub("x", {}) end))
print(pcall(function() local o = {s = string.sub}; o.s("x", {}) end))
print(pcall(function() local o = {s = string.sub}; o:s(1) end))
local r = {} for i = -7, 7 do r[#r + 1] = s:sub(i, i) end print(table.concat(r, "|"))
local out = {}
for i = 1, #s do for j = i, #s do out[#out + 1] = s:sub(i, j) end end
print(#out, table.concat(out, " "))
print(s:sub(1 / 0) == "", s:sub(-1 / 0, 2), s:sub(1, 1 / 0))
