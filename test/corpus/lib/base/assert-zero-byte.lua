-- The message of assert ends at a zero byte.
print(#select(2, pcall(assert, nil, "x\0y")), #select(2, pcall(assert, false, "\0")))
print(#select(2, pcall(function() assert(nil, "a\0b") end)), #select(2, pcall(error, "a\0b", 0)))
print(select("#", assert(1, "x\0y")), #select(2, assert(true, "x\0y")))
