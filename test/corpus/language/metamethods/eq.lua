-- __eq: when it is called and when not.
local calls = 0
local mt = { __eq = function(a, b) calls = calls + 1 return a.v == b.v end }
local function new(v, m) return setmetatable({ v = v }, m or mt) end
local a, b, c = new(1), new(1), new(2)
print(a == b, a == c, a ~= b, a ~= c, a == a, calls) calls = 0
print(a == 1, a == "x", a == nil, 1 == a, nil ~= a, calls) print(rawequal(a, b), calls)
local mt2 = { __eq = function() calls = calls + 1 return true end } local d = new(1, mt2) calls = 0
print(a == d, d == a, a ~= d, calls) calls = 0
local shared = mt.__eq local mt3 = { __eq = shared } local e = new(1, mt3) print(a == e, e == a, calls) calls = 0
print({} == a, a == {}, a == setmetatable({}, {}), calls) calls = 0
local truthy = { __eq = function() return 1 end }
print(new(1, truthy) == new(2, truthy), new(1, truthy) ~= new(2, truthy))
local falsy = { __eq = function() return nil end }
print(new(1, falsy) == new(1, falsy), new(1, falsy) ~= new(1, falsy))
local x = new(1, falsy)
print(x == x)
local none = { __eq = function() end } print(new(1, none) == new(1, none))
local t = {} t[a] = "by identity" print(t[a], t[b]) 
if a == b then print("if eq") end if a ~= c then print("if ne") end if not (a == c) then print("not eq") end
local err = { __eq = function() error("in eq") end }
print(pcall(function() return new(1, err) == new(1, err) end))
print(pcall(function() return new(1, err) ~= new(1, err) end))
local bad = { __eq = 5 } print(pcall(function() return new(1, bad) == new(1, bad) end))
local co = coroutine.wrap(function() local q = setmetatable({}, mt2) return q == setmetatable({}, mt2) end) print(co())
local function find(list, v) for i, w in ipairs(list) do if w == v then return i end end end
print(find({ c, b, a }, a), find({ c }, a))
