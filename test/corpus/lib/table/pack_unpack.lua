-- table.pack and table.unpack
-- dialects: 5.1 5.2
print(type(table.pack), type(table.unpack))
if table.pack then
  local t = table.pack() print(t.n, #t, next(t)) t = table.pack(nil) print(t.n, t[1]) t = table.pack(1, nil, 3, nil) print(t.n, t[1], t[2], t[3], t[4]) t = table.pack(table.unpack({1, 2, 3})) print(t.n, t[3])
  print(pcall(function() table.pack().x.y = 1 end))
end
if table.unpack then
  print(table.unpack({1, 2, 3})) print(table.unpack({1, 2, 3}, 2)) print(table.unpack({1, 2, 3}, -1, 1)) print(table.unpack({}, 1, 3)) print(table.unpack({n = 3}))
  print(pcall(function() table.unpack() end)) print(pcall(function() table.unpack({}, 1, 1e8) end)) print(pcall(function() table.unpack({}, "x") end)) print(table.unpack({1, 2}, 1, "2"))
  print(pcall(function() return table.unpack({}, -2^31, 2^31 - 1) end))
end
local function roundtrip(...) local n, t = select("#", ...), {...} return (table.unpack or unpack)(t, 1, n) end
print(roundtrip(1, nil, 3, nil)) print(select("#", roundtrip(nil, nil))) print((roundtrip(9, 8)))
