-- process
-- os.execute return values and exit codes
print(os.execute("exit 0"))
print(os.execute("exit 3"))
print(os.execute("true"))
print(os.execute("false"))
print(os.execute())
print(type(os.execute("kill -9 $$")))
print(pcall(os.execute, {}))
print(pcall(function() os.execute({}) end))
io.stdout:flush() os.execute("echo from shell")
