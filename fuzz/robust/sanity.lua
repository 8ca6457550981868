-- Returns a function that tries the engine with what it has kept for itself; it gives "sane", or what went wrong.
local pcall, error, select, type, tostring, tonumber = pcall, error, select, type, tostring, tonumber
local setmetatable, next, create, resume, yield = setmetatable, next, coroutine.create, coroutine.resume, coroutine.yield
local format, gsub, find, rep, concat, sort, insert = string.format, string.gsub, string.find, string.rep, table.concat, table.sort, table.insert
local traceback, load = debug.traceback, loadstring or load

return function()
  local function expect(what, ...)
    for i = 1, select("#", ...), 2 do
      local a, b = select(i, ...)
      if a ~= b then return what .. ": " .. tostring(a) .. " instead of " .. tostring(b) end
    end
  end
  local t = setmetatable({ 5, 3, 4, x = 1 }, { __index = function(_, k) return k end, __add = function() return "sum" end })
  sort(t)
  insert(t, 6)
  local ok, message = pcall(function() local a; a.b = 1 end)
  local co = create(function(a) local b = yield(a + 1) error("end " .. b, 0) end)
  local _, first = resume(co, 1)
  local alive, ended = resume(co, "x")
  local keys = 0
  for _ in next, t do keys = keys + 1 end
  local deep = 0
  local function recurse() deep = deep + 1 return 1 + recurse() end
  local down, overflow = pcall(recurse)
  return expect("table", concat(t, ","), "3,4,5,6", t.y, "y", t + 1, "sum", #t, 4, keys, 5)
    or expect("error", ok, false, type(message), "string", find(message, "index", 1, true) ~= nil, true)
    or expect("coroutine", first, 2, alive, false, ended, "end x")
    or expect("string", format("%5.2f|%s|%d", 1.5, "x", 3), " 1.50|x|3", (gsub("abc", "%w", "%0%0")), "aabbcc", #rep("ab", 50), 100)
    or expect("number", tonumber("0x10"), 16, tostring(0.5), "0.5", 7 % 3, 1, 2 ^ 10, 1024)
    or expect("load", load("return 1 + 1")(), 2, (load(")")), nil)
    or expect("traceback", type(traceback("x")), "string")
    or expect("stack", down, false, deep > 100, true, find(overflow, "stack overflow", 1, true) ~= nil, true)
    or "sane"
end
