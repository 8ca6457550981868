-- stdin: first line\n42 17\nrest a\nrest b\nend
-- reading standard input by lines, numbers and to the end
print(io.read())
print(io.read("*n", "*n"))
print(io.read("*l"))
print(io.stdin:read("*l"))
for l in io.lines() do io.write("[", l, "]") end
print()
print(io.read())
print(io.read("*a"))
print(io.read(0))
print(io.stdin:read(1))
print(io.type(io.stdin))
