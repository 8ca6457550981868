-- process
-- io.popen reading and writing, close results
local p = io.popen("echo hello; echo world")
print(io.type(p), p:read("*l"), p:read("*a"))
print(p:close())
print(io.type(p))
p = io.popen("exit 3")
print(p:close())
io.stdout:flush()
p = io.popen("cat", "w")
p:write("to cat\n")
print(p:close())
for l in io.popen("printf 'a\\nb\\n'"):lines() do io.write("<", l, ">") end
print()
print(pcall(io.popen))
print(pcall(io.popen, {}))
print(pcall(function() io.popen() end))
print((pcall(io.popen, "true", "x")))
