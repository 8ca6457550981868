-- Loop variables mutated after capture, in all loop kinds, observed between iterations.
local log = {}
for i = 1, 3 do local get = function() return i end i = i + 10 log[#log + 1] = get() end
print(table.concat(log, " "))
local gets, sets = {}, {}
for i = 1, 3 do gets[i] = function() return i end sets[i] = function(v) i = v end end
sets[1](100)
sets[3]("three")
print(gets[1](), gets[2](), gets[3]())
log = {}
for k, v in ipairs { "a", "b" } do local f = function() k, v = k * 10, v .. "!" end f() log[#log + 1] = k .. v end
print(table.concat(log, " "))
local fs, n = {}, 0
while n < 3 do local m = n fs[#fs + 1] = function() n = n + 1 m = m + 1 return n, m end n = n + 1 end
print(fs[1]())
print(fs[3]())
print(fs[1]())
local shared = {}
do local x = 0 for i = 1, 3 do shared[i] = function() x = x + i return x end end end
print(shared[1](), shared[2](), shared[3](), shared[1]())
local nested = {}
for i = 1, 2 do
  local row = {}
  for j = 1, 2 do row[j] = function() i, j = i + 1, j * 2 return i * 100 + j end end
  nested[i] = row
end
print(nested[1][1](), nested[1][2](), nested[1][1](), nested[2][1]())
local cond = {}
for i = 1, 4 do
  local v
  if i % 2 == 0 then
    v = i
    cond[#cond + 1] = function() v = v + 1 return v end
  else
    cond[#cond + 1] = function() return v end
  end
end
print(cond[1](), cond[2](), cond[3](), cond[4](), cond[2]())
local rep = {}
local r = 0
repeat local a = r local inc = function() a = a + 1 return a end rep[#rep + 1] = inc r = r + 1 until inc() > 2
print(#rep, rep[1](), rep[2](), rep[3]())
local g = {}
for i = 3, 1, -1 do local prev = g[i + 1] g[i] = function() i = i - 1 return i .. (prev and prev() or "") end end
print(g[1](), g[1](), g[2]())
for i = 1, 2 do local function f() return i end local h = f i = i * 7 io.write(f(), h(), " ") end
print()
local e = {}
for i = 1, 3 do e[i] = pcall(function() i = i + 1 if i == 3 then error("x") end end) and i or -i end
print(e[1], e[2], e[3])
