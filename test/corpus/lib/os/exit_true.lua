-- process
-- os.exit(true) and exit inside a coroutine or pcall
print(pcall(function() coroutine.wrap(function() print("in co") os.exit() end)() end))
print("never")
