-- Unary operators in rows and against each other.
local one, nothing = 1, nil
print(-one, - -one, -(-(-one)), not one, not not one, not nothing, not -one, -#"abc", #"abc" - -1)
print(not nil == nil, not (nil == nil), -1 == - 1, -"1", -"0x10", -" 2 ")
print(- - -2 ^ 2, not not "", not 0 or 1, -2 - -2)
for _, v in ipairs { "a", {}, true, print } do
  print(pcall(function() return -v end))
end
print(pcall(function() return -nil end))
print(pcall(function() return -undefinedglobal end))
print(pcall(function() return - -nothing end))
print(pcall(function() return -one.x end))
print(pcall(function() return -one.x.y end))
local t = { v = 3 }
print(-t.v, -t["v"], not t.w, not t.v, #t, - -t.v ^ 2, -(t.v ^ 2))
