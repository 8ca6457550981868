-- An uncaught run time error.
io.write("no newline before the error")
local t = {}
t.field.deep = 1
