-- Numeric for with strings as bounds: converted in 5.1, 5.2 and LuaJIT have their own opinion.
local function try(a, b, c)
  print(pcall(function()
    local out = {}
    for i = a, b, c do out[#out + 1] = type(i) .. i end
    return table.concat(out, " ")
  end))
end
try("1", 3, 1);
try(1, "3", 1);
try(1, 3, "1");
try("1", "3", "1");
try("0x1", "0x3", "0x1");
try(" 1 ", 2, 1);
try("a", 2, 1);
try(1, "a", 1);
try(1, 2, "a")
try(nil, 1, 1);
try(1, nil, 1);
try(1, 2, nil);
try({}, 1, 1);
try(1, {}, 1);
try(1, 2, {});
try(true, 1, 1);
try(1, true, 1);
try(1, 2, print)
print(pcall(function() for i = 1, nil do end end))
print(pcall(function() for i = nil, 1 do end end))
print(pcall(function() for i = 1, 10, nil do end end))
print(pcall(function() for i = 1, undefinedglobal do end end))
print(pcall(function() for i = "x", 2 do end end))
