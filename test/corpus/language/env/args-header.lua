-- args: one two 3 --flag -x=y
-- Command line arguments in arg and in the varargs of the main chunk.
print(select("#", ...), ...)
print(#arg, arg[0], arg[1], arg[3], arg[5], type(arg[3]), arg[6])
for i, v in ipairs(arg) do print(i, v) end
local first, second = ...
print(first, second, arg[1] == first)
