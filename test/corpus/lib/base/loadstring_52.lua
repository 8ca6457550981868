-- dialects: 5.2
-- In 5.2 loadstring is load under its former name.
local env = {x = 5}
print(loadstring("return x", "=c", "t", env)())
print(loadstring("return x", "=c", "b"))
print(loadstring(function() return nil end))
print(load == loadstring)
