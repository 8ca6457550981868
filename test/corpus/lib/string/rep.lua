-- string.rep: counts, separators (5.2/LuaJIT), errors, sizes
print(("ab"):rep(3), ("ab"):rep(0) == "", ("ab"):rep(-1) == "", ("ab"):rep(1), (""):rep(100) == "", ("x"):rep("3"), string.rep(12, 2))
print(("ab"):rep(3, ","), ("ab"):rep(1, ","), ("ab"):rep(0, ",") == "", (""):rep(3, "-"), ("a"):rep(3, ""), ("a"):rep(2, 7))
print(("ab"):rep(2.9), ("ab"):rep(0.5) == "", #("x"):rep(1e5), #("\0"):rep(10), ("a\0"):rep(2, "\0") == "a\0\0a\0", ("ab"):rep(2, nil))
print(pcall(string.rep)) print(pcall(string.rep, "x")) print(pcall(string.rep, "x", "y")) print(pcall(string.rep, {}, 1)) print(pcall(string.rep, nil, 1)) print(pcall(string.rep, "x", {})) print(pcall(string.rep, "x", nil)) print(pcall(string.rep, "x", 2, true)) print(pcall(string.rep, "x", 2, {}))
print(pcall(function() ("x"):rep() end)) print(pcall(function() ("x"):rep({}) end)) print(pcall(function() string.rep() end)) print(pcall(function() string.rep("x") end))
print(pcall(function() local r = string.rep; r({}) end)) print(pcall(function() ("x"):rep(1, {}) end))
print(pcall(string.rep, "", 1e9)) print(pcall(string.rep, "x", -1e9))
print(#("abc"):rep(1000), ("abc"):rep(1000):sub(-4), ("="):rep(20))
