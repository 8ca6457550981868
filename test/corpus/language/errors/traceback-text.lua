-- debug.traceback printed: structure and lines, with the parts that dialects name differently cut away.
local function positions(tb) local out = {} for line in tb:gmatch("traceback%-text%.lua:(%d+): in") do out[#out + 1] = line end return table.concat(out, " ") end
local function a() return positions(debug.traceback("msg")) .. "" end
local function b()
  return a() .. ""
end
print(b())
print(debug.traceback("only message"):match("^only message\nstack traceback:\n") ~= nil, debug.traceback():match("^stack traceback:\n") ~= nil)
print(debug.traceback({}) ~= nil, type(debug.traceback({})), debug.traceback(nil) ~= 5, debug.traceback(12):match("^12\n") ~= nil)
print(select(2, xpcall(function()
  local x = nil
  x()
end, function(m) return m .. " @" .. positions(debug.traceback(m, 2)) end)))
local co = coroutine.create(function()
  local function deep()
    coroutine.yield()
  end
  deep()
end)
coroutine.resume(co)
print(positions(debug.traceback(co)), positions(debug.traceback(co, "m", 1)))
