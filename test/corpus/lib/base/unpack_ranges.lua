-- dialects: 5.1 luajit
-- Bounds far out, and which wrong argument is named.
print(pcall(unpack, nil, {}))
print(pcall(unpack, 1, "x"))
print(pcall(unpack, {}, {}))
print(pcall(unpack, { 1, 2 }, -2 ^ 63, -2 ^ 63))
print(pcall(unpack, { 1, 2 }, 2 ^ 53, 2 ^ 53))
print(select("#", unpack({}, 1, 7000)))
print(pcall(unpack, {}, 1, 1e6))
print(pcall(unpack, {}, 2, 1))
print(pcall(unpack, {}, 1e8, 1e8))
