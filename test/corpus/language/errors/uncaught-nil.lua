-- process
-- An uncaught nil error.
print("before")
error()
