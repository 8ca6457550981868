-- stdin: abc\ndef\n123
-- reading standard input by character counts
print(io.read(1))
print(io.read(0))
print(io.read(2, 1, 3))
print((io.read(1):gsub("\n", "NL")))
print(io.read("*n"))
print(io.read(1))
print(io.stdin:seek("cur") ~= false)
