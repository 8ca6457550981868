-- unpack / table.unpack: ranges, nil holes, errors
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
local unpack = unpack or table.unpack
print(_G.unpack ~= nil, not jit and table.unpack ~= nil)
print(unpack({1, 2, 3}))
print(unpack({}))
print(unpack({1, 2, 3}, 2))
print(unpack({1, 2, 3}, 2, 3))
print(unpack({1, 2, 3}, 0))
print(unpack({1, 2, 3}, 0, 5))
print(unpack({1, 2, 3}, 3, 2))
print(unpack({1, 2, 3}, -1, 1))
print(select("#", unpack({}, 1, 10)))
print(select("#", unpack({}, 1, 0)))
print(unpack({1, nil, 3}, 1, 3))
print(unpack({1, 2, 3}, "2"), unpack({1, 2, 3}, 1.5))
print(unpack({1, 2, 3}, nil, 2))
print(unpack({1, 2, 3}, nil, nil))
local t = {} for i = 1, 200 do t[i] = i end
print(select("#", unpack(t)), (select(200, unpack(t))))
print(pcall(unpack))
print(pcall(unpack, 1))
print(pcall(unpack, nil))
print(pcall(unpack, {}, "x"))
print(pcall(unpack, {}, 1, "x"))
print(pcall(unpack, {}, {}))
print(pcall(unpack, {}, 1, 1e7))
print(pcall(unpack, {}, 1, 1e8))
print(pcall(function() unpack() end))
print(pcall(function() unpack(nil) end))
print(pcall(unpack, "abc"))
print(pcall(unpack, setmetatable({}, {__index = function(_, i) return i * 2 end}), 1, 3))
print(math.max(unpack{3, 9, 2}), ("%d-%d"):format(unpack{4, 5}))
