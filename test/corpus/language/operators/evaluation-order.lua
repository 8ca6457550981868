-- Order in which operands are evaluated.
local log = {}
local function v(n) log[#log + 1] = n; return n end
local function show(...) print(table.concat(log, " "), ...); log = {} end
show(v(1) + v(2) * v(3))
show(v(1) * v(2) + v(3))
show((v(1) + v(2)) * (v(3) - v(4)))
show(v(2) ^ v(3) ^ v(1))
show(v(1) < v(2), v(2) > v(1), v(3) >= v(4), v(5) <= v(6))
show(v("a") .. v("b") .. v("c"))
show(#{ v(1), v(2), [v(3)] = v(4), x = v(5) })
show(select("#", v(1), v(2), v(3)))
local t = setmetatable({}, { __index = function(_, k)
  log[#log + 1] = "get " .. tostring(k);
  return 1
end, __newindex = function(_, k) log[#log + 1] = "set " .. tostring(k) end })
show(t.a + t.b * t.c)
show(t[v(1)] + t[v(2)])
t[v("k")] = v("value"); show()
t[v("k1")], t[v("k2")] = v("v1"), v("v2"); show()
t.x, t.y, t.z = t.a, t.b; show()
local function f(...) log[#log + 1] = "call" .. select("#", ...); return ... end
f(v(1), f(v(2), v(3)), v(4)); show()
