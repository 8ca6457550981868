-- Which event fires for every operation, with its operands, on one traced object.
local log = {}
local function show(x) return type(x) == "table" and "T" or type(x) == "string" and "'" .. x .. "'" or tostring(x) end
local mt = {}
for _, ev in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "concat", "len", "eq", "lt", "le", "index", "newindex", "call", "tostring" } do
  mt["__" .. ev] = function(...)
    local a = {}
    for i = 1, select("#", ...) do a[i] = show((select(i, ...))) end
    log[#log + 1] = ev .. "(" .. table.concat(a, ",") .. ")"
    return ev == "tostring" and "TS" or ev == "len" and 3 or ev
  end
end
local T, U = setmetatable({}, mt), setmetatable({}, mt)
local function try(name, f)
  log = {}
  local ok, r = pcall(f)
  print(name, ok, ok and show(r) or r, table.concat(log, " "))
end
try("T+1", function() return T + 1 end)
try("1+T", function() return 1 + T end)
try("T+U", function() return T + U end)
try("'2'-T", function() return "2" - T end)
try("T*nil", function() return T * nil end)
try("T/T", function() return T / T end)
try("2%T", function() return 2 % T end)
try("T^2", function() return T ^ 2 end)
try("-T", function() return -T end)
try("T..1", function() return T .. 1 end)
try("1 ..T", function() return 1 .. T end)
try("'a'..'b'..T", function() return "a" .. "b" .. T end)
try("T..'a'..'b'", function() return T .. "a" .. "b" end)
try("#T", function() return #T end)
try("T==U", function() return T == U end)
try("T~=U", function() return T ~= U end)
try("T==T", function() return T == T end)
try("T==1", function() return T == 1 end)
try("T<U", function() return T < U end)
try("T<=U", function() return T <= U end)
try("T>U", function() return T > U end)
try("T>=U", function() return T >= U end)
try("T<1", function() return T < 1 end)
try("1<T", function() return 1 < T end)
try("1>=T", function() return 1 >= T end)
try("T<'a'", function() return T < "a" end)
try("T.x", function() return T.x end)
try("T[1]", function() return T[1] end)
try("T[U]", function() return T[U] end)
try("T.x=1", function() T.x = 1 end)
try("T[1],T.y=1,2", function() T[1], T.y = 1, 2 end)
try("T()", function() return T() end)
try("T(1,nil)", function() return T(1, nil) end)
try("T'x'", function() return T "x" end)
try("T:m(1)", function() return T:m(1) end)
try("T.f(1)", function() return T.f(1) end)
try("tostring", function() return tostring(T) end)
try("not T", function() return not T end)
try("T and 1", function() return T and 1 end)
try("T.a.b", function() return T.a.b end)
try("T.a+T.b", function() return T.a .. T.b end)
try("-T+1", function() return -T .. 1 end)
try("T+U*2", function() return T + U * 2 end)
try("rawequal", function() return rawequal(T, U) end)
try("for", function() for k in T do return k end end)
try("sort", function() table.sort { T, U } end)
try("max", function() return math.max(T, 1) end)
try("if T<U", function() if T < U then return "then" end end)
try("while", function() local n = 0 while T ~= U and n < 2 do n = n + 1 end return n end)
