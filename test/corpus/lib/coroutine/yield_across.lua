-- yielding across pcall, metamethods, iterators, sort, gsub and other C functions
local function count(...) return select("#", ...), {...} end
local function try(name, body)
  local co = coroutine.create(body)
  local r = {}
  for i = 1, 4 do
    local n, t = count(coroutine.resume(co, i))
    for j = 1, n do t[j] = tostring(t[j]) end
    r[#r + 1] = table.concat(t, ",")
    if coroutine.status(co) == "dead" then break end
  end
  print(name, table.concat(r, " | "))
end
local y = coroutine.yield
try("pcall", function() return pcall(function() return y(1) end) end)
try("pcall error", function() return pcall(function() y(1) error("after", 0) end) end)
try("xpcall", function()
  return xpcall(function() y("x") error("E", 0) end, function(m) return "H" .. m end)
end)
try("__index", function() return setmetatable({}, {__index = function(_, k) return y(k) end}).foo end)
try("__newindex", function()
  setmetatable({}, {__newindex = function(_, k, v) y(k, v) end}).a = 5
  return "set"
end)
try("__add", function() return setmetatable({}, {__add = function(a, b) return y("add") end}) + 1 end)
try("__eq", function()
  local mt = {__eq = function() return y("eq") end}
  return setmetatable({}, mt) == setmetatable({}, mt)
end)
try("__lt", function()
  local mt = {__lt = function() return y("lt") end}
  return setmetatable({}, mt) < setmetatable({}, mt)
end)
try("__le", function()
  local mt = {__le = function() return y("le") end}
  return setmetatable({}, mt) <= setmetatable({}, mt)
end)
try("__concat", function()
  local mt = {__concat = function() return y("cat") end}
  return "a" .. setmetatable({}, mt) .. "b"
end)
try("__call", function() return setmetatable({}, {__call = function(_, a) return y(a) end})("called") end)
try("__len", function() return #setmetatable({}, {__len = function() return y("len") end}) end)
try("__unm", function() return -setmetatable({}, {__unm = function() return y("unm") end}) end)
try("iterator", function()
  local s = 0
  for v in function() return y("it") end do s = s + v if v >= 3 then return s end end
end)
try("sort", function() table.sort({2, 1}, function(a, b) y("s") return a < b end) end)
try("gsub", function() return (("a"):gsub("a", function() return y("g") end)) end)
try("tostring", function() return tostring(setmetatable({}, {__tostring = function() return y("ts") end})) end)
try("load", function() return load(function() return y("ld") end) end)
try("dofile-free", function() return select("#", y(1, 2)) end)
try("foreach", function()
  return (table.foreach or function(t, f) return f(1, 1) end)({1}, function(k, v) return y("fe") end)
end)
try("table.concat", function() return table.concat(setmetatable({}, {__len = function() return y(1) end})) end)
try("require", function() package.preload.yielder = function() return y("rq") end return require("yielder") end)
try("nested pcall", function() return pcall(pcall, function() return y("n") end) end)
try("wrap in wrap", function()
  local w = coroutine.wrap(function() y("in1") y("in2") end)
  w()
  y("outer")
  w()
  return "fin"
end)
try("yield fn", function() return pcall(y, "direct") end)
try("pairs", function()
  for k, v in pairs(setmetatable({}, {__pairs = function(t) y("prs") return next, {}, nil end})) do end
  return "prs done"
end)
