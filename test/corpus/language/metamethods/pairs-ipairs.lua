-- __pairs and __ipairs: 5.2 calls them, the others do not.
local t = setmetatable({ 1, 2 }, { __pairs = function(t)
  return function(_, k) if not k then return 1, "from pairs" end end, t, nil
end, __ipairs = function(t)
  return function(_, i) if i < 2 then return i + 1, "from ipairs" end end, t, 0
end })
for k, v in pairs(t) do print(k, v) end for i, v in ipairs(t) do print(i, v) end
local extra = setmetatable({}, { __pairs = function() return 1, 2, 3, 4, 5 end }) print(select("#", pairs(extra)))
local proxy = setmetatable({}, { __index = { "a", "b" }, __pairs = function(p) return next, getmetatable(p).__index, nil end })
for k, v in pairs(proxy) do print(k, v) end
for i, v in ipairs(proxy) do print(i, v) end
print(pcall(pairs, setmetatable({}, { __pairs = 5 })))
print(pcall(pairs, setmetatable({}, { __pairs = function() error("in pairs") end })))
print(pcall(pairs, setmetatable({}, { __pairs = function() end })))
local ordered = setmetatable({ _keys = { "z", "a", "m" }, z = 1, a = 2, m = 3 }, { __pairs = function(o)
  local i = 0
  return function() i = i + 1 local k = o._keys[i] if k then return k, o[k] end end
end })
local n = 0
for k, v in pairs(ordered) do n = n + 1 end
print(n)
for k, v in next, setmetatable({ x = 1 }, { __pairs = error }) do print(k, v) end
local strmt = getmetatable("")
strmt.__pairs = function(s) local i = 0 return function() i = i + 1 if i <= #s then return i, s:sub(i, i) end end end
print(pcall(function() local o = {} for i, c in pairs("xyz") do o[i] = c end return table.concat(o, "-") end))
strmt.__pairs = nil
