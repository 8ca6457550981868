-- Which variables are fresh per iteration, in every kind of loop.
local out = {}
local function collect()
  local line = {}
  for i, f in ipairs(out) do line[i] = tostring(f()) end
  print(table.concat(line, " "))
  out = {}
end
for i = 1, 4 do out[i] = function() i = i + 1 return i end end collect()
for i = 4, 1, -1 do out[#out + 1] = function() return i end end collect()
local i = 0 while i < 4 do i = i + 1 out[i] = function() return i end end collect()
i = 0 while i < 4 do i = i + 1 local j = i out[i] = function() j = j * 2 return j end end collect()
i = 0 repeat i = i + 1 local j = i out[i] = function() return j end until j == 4 collect()
i = 0
repeat
  i = i + 1
  local j = i
  out[i] = function() j = j + 100 return j end
until (function() j = j + 1 return j > 4 end)()
collect()
for _, v in ipairs { "a", "b", "c" } do out[#out + 1] = function() v = v .. v return v end end collect()
for k, v in next, { x = 1 } do out[1] = function() k = k .. v return k end end print(out[1](), out[1]()) out = {}
for n = 1, 3 do local x if n > 1 then x = n end out[n] = function() return x end end
print(out[1](), out[2](), out[3]())
out = {}
for n = 1, 3 do local x out[#out + 1] = function() x = (x or 0) + n return x end end
print(out[1](), out[1](), out[3](), out[2]())
out = {}
for n = 1, 2 do local function f() return f, n end out[n] = f end
print(out[1]() == out[1], select(2, out[2]()))
out = {}
for n = 1, 6 do
  local k = n
  if n == 2 then
    out[#out + 1] = function() return "two" .. k end
  elseif n == 5 then
    out[#out + 1] = function() return "five" .. k end
    break
  end
end
collect()
for a = 1, 2 do
  for b = 1, 2 do local c = a * b out[#out + 1] = function() a, c = a + 1, c + b return a .. b .. c end end
end
collect()
local prev
for n = 1, 3 do
  local this = n
  local p = prev
  out[n] = function() return this .. "<" .. tostring(p and p()) end
  prev = out[n]
end
collect()
local fns = {}
for n = 1, 3 do fns[n] = function(set) if set then n = set end return n end end
fns[1](50)
print(fns[1](), fns[2](), fns[3]())
local s = 0 for n = 1, 3 do local f = function() n = n + 10 end f() f() s = s + n end print(s)
