-- stdin: first line\n42 3.5\nlast
-- Reading the standard input.
print(io.read())
print(io.read("*n"), io.read("*n"))
print(io.read("*l"), io.read("*a"), io.read("*l"), io.read("*a") == "", io.read(0))
