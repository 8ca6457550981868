-- tonumber with explicit nil arguments and numbers plus base
local pcall = (function(p)
  local function fix(...)
    local ok, m = ...
    if ok == false and type(m) == "string" then
      return false, (m:gsub("'_G%.", "'"):gsub("'table%.unpack'", "'unpack'"):gsub("'loadstring'", "'load'"))
    end
    return ...
  end
  return function(...) return fix(p(...)) end
end)(pcall)
print(pcall(tonumber, nil))
print(pcall(tonumber, nil, nil))
print(pcall(tonumber, "12", nil))
print(pcall(tonumber, nil, 10))
print(pcall(tonumber, nil, 16))
print(pcall(tonumber, 12, 10))
print(pcall(tonumber, 12.5, 10))
print(pcall(tonumber, 12, 8))
print(pcall(tonumber, 12.5, 16))
print(pcall(tonumber, "12", "8"))
print(pcall(tonumber, "12", " 8 "))
print(pcall(tonumber, "12", "0x10"))
print(tonumber("z", 36), tonumber("Z", 36), tonumber("{", 36), tonumber("@", 36))
print(tonumber("0", 2), tonumber("00", 2), tonumber("2", 2))
print(tonumber("1111111111111111111111111111111111", 2))
print(tonumber(("1"):rep(53), 2), tonumber(("f"):rep(13), 16))
print(10 + "5", "0x10" + 0, " 7 " * 2, "3" .. 4, -"2", "10" / "4", "2" ^ "3", "7" % "4")
print(pcall(function() return "abc" + 1 end))
print(pcall(function() return "" + 1 end))
print(pcall(function() return {} + 1 end))
print("10" == 10, 10 .. "" == "10", "1e1" * 1)
