-- select with positive, negative and bad indexes.
print(select("#"), select("#", nil), select("#", nil, nil), select("#", 1, nil, 3))
print(select(1, "a", "b", "c"))
print(select(2, "a", "b", "c"))
print(select(3, "a", "b", "c"))
print(select(4, "a", "b", "c"))
print(select(100, "a"))
print(select(-1, "a", "b", "c")) print(select(-2, "a", "b", "c")) print(select(-3, "a", "b", "c"))
print((select(2, "a", "b", "c")), (select(5, "a")))
print(select("2", "a", "b")) print(select(2.5, "a", "b", "c"))
print(select(1.9, "a", "b"))
for _, n in ipairs { 0, -4, "x", {}, true, -1 } do print(pcall(select, n)) end
print(pcall(select, -3, "a", "b"))
print(pcall(select)) print(pcall(select, nil, 1)) print(pcall(select, "##", 1))
local function count(...) return select("#", ...) end
local unpack = unpack or table.unpack
print(count(unpack({}, 1, 100)), count(unpack({ 1, 2, 3 })), count(unpack({ n = 3 }, 1, 3)), count(unpack({}, 1, 0)), count(unpack({}, 5, 3)))
print(select(select("#", 1, 2, 3), 1, 2, 3))
local function last(...) return (select(-1, ...)) end
print(last(1), last(1, 2), last(1, nil), last(1, 2, "z"))
local function reverse(...)
  if select("#", ...) == 0 then return end
  local function r(x, ...)
    if select("#", ...) == 0 then return x end
    local t = { r(...) }
    t[#t + 1] = x
    return unpack(t)
  end
  return r(...)
end
print(reverse(1, 2, 3, 4))
