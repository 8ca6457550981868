-- next, pairs, ipairs: iteration, errors, metamethods in 5.2
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
local function keys(t)
  local r = {}
  for k, v in pairs(t) do r[#r + 1] = tostring(k) .. "=" .. tostring(v) end
  table.sort(r)
  return table.concat(r, " ")
end
print(keys{}, keys{1, 2, 3}, keys{a = 1, b = 2, 10, 20, [1.5] = "f", [true] = "t", [-1] = "m"})
print(next({}), next({10}), next({10}, 1), next({a = 5}), next({a = 5}, "a"))
print(next({}, nil))
local t = {1, 2, 3, x = 1, y = 2}
local n = 0 for k in next, t do n = n + 1 t[k] = nil end print(n, next(t))
t = {1, 2, 3, 4} for k, v in pairs(t) do t[k] = v * 10 end print(table.concat(t, ","))
print(pcall(next, {}, "nokey"))
print(pcall(next, {1, 2}, 5))
print(pcall(next, {}, 0/0))
print(pcall(next)) print(pcall(next, 1)) print(pcall(next, nil)) print(pcall(next, "x"))
print(pcall(function() next() end))
print(pcall(pairs)) print(pcall(pairs, nil)) print(pcall(pairs, 1)) print(pcall(pairs, "s"))
print(pcall(function() pairs() end))
print(pcall(function() for k in pairs(nil) do end end))
print(pcall(function() local zz for k in pairs(zz.y) do end end))
print(pcall(ipairs)) print(pcall(ipairs, nil)) print(pcall(ipairs, 3)) print(pcall(ipairs, "abc"))
print(pcall(function() for k in ipairs() do end end))
print(pcall(function() for k in 5 do end end))
print(pcall(function() for k in nil do end end))
print(pcall(function() for k in {} do end end))
local f, s, c = ipairs({7, 8, 9}) print(type(f), type(s), c, f(s, 0)) print(f(s, 1)) print(f(s, 3))
local f2, s2, c2 = pairs({7}) print(f2 == next, type(s2), c2)
for i, v in ipairs{1, 2, nil, 4} do io.write(i, ":", v, " ") end print()
for i, v in ipairs(setmetatable({}, {__index = function(_, i)
  if i < 4 then return i * i end
end})) do io.write(i, ":", v, " ") end
print()
local p = setmetatable({}, {__pairs = function(t) return function(_, k) k = (k or 0) + 1 if k < 4 then return k, -k end end, t, nil end,
  __ipairs = function(t) return function(_, k) k = k + 1 if k < 3 then return k, "ip" end end, t, 0 end})
for k, v in pairs(p) do io.write(k, ":", v, " ") end print("pairs")
for k, v in ipairs(p) do io.write(k, ":", v, " ") end print("ipairs")
print(pcall(function()
  for k, v in pairs(setmetatable({}, {__pairs = function() return 1, 2, 3, 4 end})) do end
end))
print(pcall(pairs, setmetatable({}, {__pairs = 1})))
