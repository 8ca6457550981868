-- process
-- An uncaught error that is a table.
print("before")
error({ code = 1 })
