-- process
-- os.exit after buffered output
io.write("before exit\n") io.stdout:write("no newline at end")
local f = setmetatable({}, {__gc = function() end})
print(pcall(os.exit, "x")) print(pcall(os.exit, {}))
os.exit(0)
print("never")
