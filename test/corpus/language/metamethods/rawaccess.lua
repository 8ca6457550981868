-- rawget, rawset, rawequal (and rawlen) past all metamethods.
local t = setmetatable({ a = 1 }, { __index = function() return "index" end, __newindex = function() error("newindex") end, __eq = function() return true end, __len = function() return 99 end })
print(t.a, t.b, rawget(t, "a"), rawget(t, "b"), pcall(function() t.b = 1 end)) print(rawset(t, "b", 2) == t, t.b, rawequal(t, t), rawequal(t, {}), t == setmetatable({}, getmetatable(t)))
print(pcall(rawget, 1, 2)) print(pcall(rawget, {})) print(pcall(rawget)) print(pcall(rawset, {}, 1)) print(pcall(rawset, {}, nil, 1)) print(pcall(rawset, "x", 1, 2)) print(pcall(rawequal, 1)) print(pcall(rawequal)) print(rawequal(1, 1), rawequal("a", "a"), rawequal(nil, false), rawequal(0 / 0, 0 / 0), rawequal({}, {}))
print(rawget({ 5 }, 1.0), rawget({ 5 }, "1"), rawget({}, nil), rawget({}, 0 / 0), rawget({ x = false }, "x")) if rawlen then print(rawlen { 1, 2 }, rawlen "abc", pcall(rawlen, 5)) print(pcall(rawlen)) end
