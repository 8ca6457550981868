-- Yields across pcall, xpcall, metamethods, iterators and library callbacks.
local function run(name, f, ...)
  local co = coroutine.create(f)
  print(name, coroutine.resume(co, ...))
  local n = 0
  while coroutine.status(co) == "suspended" and n < 5 do n = n + 1 print(name, coroutine.resume(co, "r" .. n)) end
  print(name, coroutine.status(co))
end
run("pcall", function() return pcall(function() return coroutine.yield("in pcall") end) end)
run("pcall error", function() return pcall(function() coroutine.yield("y") error("after yield", 0) end) end)
run("nested", function() return pcall(pcall, pcall, function() return coroutine.yield(1), coroutine.yield(2) end) end)
run("xpcall", function()
  return xpcall(function() coroutine.yield("in xpcall") error("e", 0) end, function(m) return "handled " .. tostring(m) end)
end)
run("handler", function() return xpcall(error, function(m) return (pcall(coroutine.yield, "in handler")) end) end)
run("sort", function()
  local t = { 2, 1 }
  table.sort(t, function(a, b) coroutine.yield("cmp") return a < b end)
  return t[1]
end)
run("gsub", function() return (("abc"):gsub("b", function(c) return coroutine.yield(c) end)) end)
run("direct yield", function() return pcall(coroutine.yield, "direct") end)
run("loop", function()
  local out = {}
  for i = 1, 3 do
    local ok, v = pcall(function() if i == 2 then error("two", 0) end return coroutine.yield(i) end)
    out[#out + 1] = tostring(v)
  end
  return table.concat(out, ",")
end)
run("load", function() return (loadstring or load)("return coroutine.yield('in chunk')")() end)
run("tostring", function()
  return tostring(setmetatable({}, { __tostring = function() return coroutine.yield("in tostring") end }))
end)
run("pairs", function()
  local mt = { __pairs = function(t) coroutine.yield("in __pairs") return next, { 1 }, nil end }
  for k, v in pairs(setmetatable({ 5 }, mt)) do return k, v end
end)
run("dofile-like", function() return load and load(function() return coroutine.yield and nil end) ~= nil end)
run("in for", function()
  for a, b in function(s, c) return coroutine.yield("iter " .. tostring(c)) end do
    print("body", a, b)
    if a == "r2" then break end
  end
  return "out"
end)
print(pcall(coroutine.wrap(function() return pcall(coroutine.yield, 5) end)))
