-- numbers where strings are expected and the text they turn into
print((5 .. ""):len(), string.len(5), string.rep(5, 3), string.sub(12345, 2, -2), string.upper(1e15), string.reverse(-12), string.byte(7), string.find(1234, 3), string.match(10.5, "%d+%.(%d)"), string.gsub(1001, 0, 1))
print(string.len(0.1), string.len(1e100), string.len(-0.5), string.len(2^53), string.len(1/3), string.rep(1.5, 2), string.format("%s|%s|%s", 1, 1.0, 1e20), string.format("%5s|%-5s|", 1, 2), ("x"):rep("2"), ("abc"):sub("2", "3"), table.concat({1, 2.5, "x"}, 0))
for _, v in ipairs{0, 1, -1, 0.5, 1e14, 1e15, 123456789012345, 1e-5, 1e-4, 0.1, 1/3, 100, 1e2, 2^31, 2^63, 3.0, 1e300, 1.10, 5e-324, 12345678.9} do
  io.write(tostring(v), " ", v .. "", " ", #tostring(v), ";")
end
print()
print(10 == "10", "10" + 0 == 10, "abc" < "abd", pcall(function() return 1 < "2" end))
print("0x10" + 0, "1e1" * 1, " 5 " + 0, pcall(function() return "5x" + 0 end))
print(-"2", "2" ^ "3", "7" / "2", "7" % "3", - -"4")
print(tostring(1e15), 1e15 .. "", ("%d"):format("15"), ("%x"):format("255"), ("%5.1f"):format("2.25"), ("%c"):format("65"))
print(math.floor("3.7"), math.max("10", "9"), ("10"):rep(2) + 1, #("1" .. 0))
for i = "1" + 0, "3" do io.write(i, " ") end
print()
