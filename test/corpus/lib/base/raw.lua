-- rawget, rawset, rawequal, rawlen
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
local log = {}
local mt = {__index = function(_, k) return "idx:" .. tostring(k) end,
  __newindex = function(_, k, v) log[#log + 1] = tostring(k) .. "=" .. tostring(v) end,
  __eq = function() return true end, __len = function() return 77 end}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a.x, rawget(a, "x"), rawget(a, 1))
a.y = 1
print(rawget(a, "y"), log[1])
print(rawset(a, "y", 2) == a, rawget(a, "y"), a.y)
print(a == b, rawequal(a, b), rawequal(a, a), rawequal(1, 1), rawequal("a", "a"), rawequal(1, "1"), rawequal(nil, false), rawequal(0/0, 0/0))
print(rawset(a, 1, "one") == a, #a, rawget(a, 1))
if rawlen then
  print(rawlen(a), rawlen({1, 2, 3}), rawlen("hello"), rawlen(""))
  print(pcall(rawlen)) print(pcall(rawlen, 5)) print(pcall(rawlen, nil))
  print(pcall(function() rawlen(true) end))
end
print(pcall(rawget))
print(pcall(rawget, 1))
print(pcall(rawget, {}))
print(pcall(rawget, "x", 1))
print(pcall(rawget, nil, 1))
print(pcall(rawset)) print(pcall(rawset, {})) print(pcall(rawset, {}, 1)) print(pcall(rawset, 1, 1, 1))
print(pcall(rawset, {}, nil, 1))
print(pcall(rawset, {}, 0/0, 1))
print(pcall(rawget, {}, nil))
print(pcall(rawequal)) print(pcall(rawequal, 1)) print(pcall(rawequal, 1, nil))
print(pcall(function() rawset({}, nil, 1) end))
print(pcall(function() rawget() end))
print(pcall(function() rawequal() end))
print(pcall(function() local t = {} t[nil] = 1 end))
print(pcall(function() local t = {} t[0/0] = 1 end))
print(({})[nil], ({})[0/0])
rawset(a, "gone", 1) rawset(a, "gone", nil) print(rawget(a, "gone"))
print(#log)
