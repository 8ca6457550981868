-- pcall inside loops and loops inside pcall: break, return, continue-like flow and cleanup order.
local log = {}
local function note(...) log[#log + 1] = table.concat({ ... }, ":") end
for i = 1, 4 do
  local ok, e = pcall(function()
    if i == 2 then error("skip", 0) elseif i == 3 then return "early" end
    note("body", i)
  end)
  note(i, tostring(ok), tostring(e))
  if i == 3 then break end
end
print(table.concat(log, " "))
log = {}
local ok, e = pcall(function()
  for i = 1, 3 do for k, v in ipairs { "a", "b" } do note(i, v) if i == 2 and v == "b" then error({ i, v }) end end end
end)
print(ok, e[1], e[2], table.concat(log, " "))
local function first(t, p)
  local found
  pcall(function() for _, v in ipairs(t) do if p(v) then found = v error("stop", 0) end end end)
  return found
end
print(first({ 1, 3, 4, 6 }, function(v) return v % 2 == 0 end), first({ 1 }, function(v) return v > 5 end))
local function each(t, f)
  for i, v in ipairs(t) do
    local ok, e = pcall(f, v, i)
    if not ok then return nil, ("item %d: %s"):format(i, tostring(e)) end
  end
  return true
end
print(each({ 1, 2 }, function() end))
print(each({ 1, "x" }, function(v) return v + 1 end))
print(each({ {} }, function(v) v.a.b = 1 end))
local n = 0
local function flaky() n = n + 1 if n % 3 ~= 0 then error("attempt " .. n, 0) end return n end
local results = {}
while #results < 3 do local ok, v = pcall(flaky) if ok then results[#results + 1] = v end end
print(table.concat(results, " "), n)
local function with(res, f)
  res.open = true
  local r = { pcall(f, res) }
  res.open = false
  if not r[1] then error(r[2], 0) end
  return (unpack or table.unpack)(r, 2)
end
local res = {}
print(with(res, function(x) return x.open, "result" end), res.open)
print(pcall(with, res, function() error("inside", 0) end))
print(res.open)
local depth = 0
local function rec(k)
  depth = depth + 1
  local ok, e = pcall(function() if k == 0 then error("deepest", 0) end rec(k - 1) end)
  if not ok then error(e .. k, 0) end
end
print(pcall(rec, 5))
print(depth)
for i = 1, 3 do
  local f = function() local x = i local g = function() x = x * 10 error(x) end g() end
  print(pcall(f))
end
local t = setmetatable({}, { __index = function(_, k) if k > 3 then error("end of data", 0) end return k * k end })
local i, sum = 1, 0
while true do
  local ok, v = pcall(function() return t[i] end)
  if not ok then print(v) break end
  sum, i = sum + v, i + 1
end
print(sum, i)
