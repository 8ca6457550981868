-- args: one two --three
-- the arg table and varargs of the main chunk
print(#arg, arg[1], arg[2], arg[3], arg[4])
print(select("#", ...), ...)
print(arg[0]:match("[^/]*$"))
print(type(arg[-1]))
local a, b = ...
print(a, b)
print(table.concat(arg, " "))
