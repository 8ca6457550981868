-- tracebacks built in xpcall handlers: function names and lines
local function norm(s)
  return (s:gsub("\n\t%[C%]:[^\n]*", "\n\t[C] entry"):gsub("\n\t%[C%]: in[^\n]*", "\n\t[C]"))
end
local obj = {} function obj.method() error("in method") end function obj:colon() obj.method() end
local function level3() error("deep error") end
local function level2() level3() end
local function level1() level2() end
print(norm(select(2, xpcall(level1, debug.traceback))))
print(norm(select(2, xpcall(function() obj:colon() end, debug.traceback))))
print(norm(select(2, xpcall(function() local x = nil; x.y = 1 end, debug.traceback))))
print(norm(select(2, xpcall(function() string.rep() end, debug.traceback))))
print(norm(select(2, xpcall(function() error("no pos", 0) end, function(m) return debug.traceback(m, 2) end))))
function globalfn() error("global") end
print(norm(select(2, xpcall(function() globalfn() end, debug.traceback))))
print(norm(select(2, xpcall(function() return level3() end, debug.traceback))))
print(norm(select(2, xpcall(function()
  for i = 1, 1 do table.sort({2, 1}, function() error("cmp") end) end
end, debug.traceback))))
