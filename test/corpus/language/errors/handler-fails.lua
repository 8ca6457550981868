-- A handler of xpcall that fails itself.
print(xpcall(function() error("a") end, function(m) error("b") end))
print(xpcall(function() local x = nil + 1 end, function(m) error("b") end))
print(xpcall(function() error("a") end, function(m) local y = nil .. "x" end))
print(xpcall(function() string.rep() end, function(m) error("b") end))
