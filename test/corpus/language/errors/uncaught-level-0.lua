-- An uncaught error without a position, and a number as an error.
print(pcall(error, 12))
error("plain text", 0)
