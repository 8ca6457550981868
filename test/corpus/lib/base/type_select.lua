-- type and select: every type, negative and overflowing select, errors
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
print(type(nil), type(1), type("s"), type({}), type(print), type(function() end), type(true), type(coroutine.create(function() end)), type(io.stdout))
print(pcall(type))
print(pcall(function() type() end))
print(pcall(function() local t = type; t() end))
print(type(nil, 1), type(1, nil))
print(select("#"), select("#", nil), select("#", nil, nil), select("#", 1, 2, 3))
print(select(1, "a", "b", "c"))
print(select(2, "a", "b", "c"))
print(select(3, "a", "b", "c"))
print(select(4, "a", "b", "c"))
print(select(100, "a", "b", "c"))
print(select(-1, "a", "b", "c"))
print(select(-2, "a", "b", "c"))
print(select(-3, "a", "b", "c"))
print(select(1.9, "a", "b", "c"))
print(select("2", "a", "b", "c"))
print(select(" 0x2 ", "a", "b", "c"))
print((select(2, "a", "b", "c")))
print(pcall(select, 0, "a"))
print(pcall(select, -4, "a", "b", "c"))
print(pcall(select, -1))
print(pcall(select))
print(pcall(select, nil))
print(pcall(select, "x", 1))
print(pcall(select, "#x", 1))
print(pcall(select, {}, 1))
print(pcall(function() select(0, 1) end))
print(pcall(function() select() end))
print(select(1))
print(select("#", select(2, 1, nil, nil)))
local function cnt(...) return select("#", ...) end
print(cnt(), cnt(nil), cnt(nil, nil), cnt((nil)), cnt(print("")))
local function last(...) return (select(select("#", ...), ...)) end
print(last(1, 2, 3), last("x"))
