-- Many results, arguments, constants, fields and concatenations.
local unpack = unpack or table.unpack
local function rep(n, f) local t = {} for i = 1, n do t[i] = f(i) end return table.concat(t) end
local load = loadstring or load
for _, n in ipairs { 1, 10, 100, 240, 1000, 5000 } do
  local t = {} for i = 1, n do t[i] = i end
  print(n, select("#", unpack(t)), (select(n, unpack(t))), #{ unpack(t) }, math.max(unpack(t)), #string.char(unpack(t, 1, math.min(n, 250))))
  print(select("#", (function(...) return ... end)(unpack(t))), (function(...) local a, b = ... return b end)(unpack(t)))
  print(#table.concat(t), pcall(function(...) return select("#", ...) end, unpack(t)))
  print(coroutine.wrap(function(...) return select("#", coroutine.yield(...)) end)(unpack(t, 1, 3)))
end
for _, n in ipairs { 100, 255, 256, 257, 511, 512, 513, 3000 } do
  print(n, load("return " .. rep(n, function(i) return "'k" .. i .. "' == '' and 1 or " end) .. "2")())
  local t = load("return {" .. rep(n, function(i) return "k" .. i .. "=" .. i .. "," end) .. "}")()
  local c = 0 for k, v in pairs(t) do c = c + v end
  print(c, t.k1, t["k" .. n])
  t = load("return {" .. rep(n, function(i) return i * 0.5 .. "," end) .. "}")()
  print(#t, t[1], t[n])
  t = load("return {" .. rep(n, function(i) return "['" .. i .. "']=" .. i .. "," end) .. rep(n, function(i) return i .. ";" end) .. "}")()
  print(#t, t["1"], t[n], t[tostring(n)])
  print(load("local t = {}\n" .. rep(n, function(i) return "t.f" .. i .. " = " .. i .. "\n" end) .. "return t.f" .. n)())
  print(load(rep(n, function(i) return "local function g() return " .. i .. " end " .. (i < n and "do local z = g() end do end " or "") .. (i < n and "g = nil " or "") end):gsub("local function g", "function _G.g") .. " return g()")())
end
print(load("local a = 'x' return #(" .. rep(150, function() return "a .. " end) .. "a)")())
local s = {} for i = 1, 200 do s[i] = "local v" .. i .. " = " .. i end
print(load(table.concat(s, "\n") .. "\nreturn v1 + v200")())
print(load("local t = {...} return #t")(unpack({}, 1, 200)))
print(load("return " .. rep(240, function(i) return i .. "," end) .. "'last'")() )
print(select("#", load("return " .. rep(240, function(i) return i .. "," end) .. "'last'")()))
print(load("local function f(...) return select('#', ...) end return f(" .. rep(240, function(i) return i .. "," end) .. "'last')")())
