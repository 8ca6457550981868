-- every strftime letter in UTC, wrong conversions, argument errors
for c in ("aAbBcdDeFgGhHIjmMnprRStTuUVwWxXyYzZC"):gmatch(".") do
  print(c, pcall(os.date, "!%" .. c, 1234567890))
end
for _, f in ipairs{"!%Q", "!%", "!abc%", "!%Ey", "!%Od", "!%E", "!%-d", "!%5d", "!%k", "!%l", "!%s", "!%P", "!%N", "!%i", "!%f", "!%1", "!%EY", "!%Ed"} do print(f, pcall(os.date, f, 0)) end
print(pcall(os.date, 12))
print(pcall(os.date, {}))
print(pcall(os.date, "!%Y", "x"))
print(pcall(os.date, "!%Y", {}))
print(pcall(os.date, "!%Y", "86400"))
print(pcall(os.date, "!%Y", 1.9))
print(pcall(function() os.date({}) end))
print(pcall(function() os.date("!%Y", true) end))
print(#os.date("!%c", 0), os.date("!" .. ("%Y"):rep(50), 0):len())
print(os.date("!%Y-%m-%d", -1), os.date("!%H:%M:%S", -1), os.date("!%Y", -1e10))
print(os.date("!*tx", 0).year, pcall(os.date, "!*x", 0))
