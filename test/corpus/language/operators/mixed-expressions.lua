-- Larger expressions that mix calls, indexes, arithmetic, strings and logic.
local t = { n = 3, list = { 10, 20, 30 }, f = function(x) return x and x * 2 or 0, "second" end, s = "str" } local i = 2
print(t.n * t.list[i] + t.f(t.list[1]) / 4 - (#t.list) ^ 2, (t.f(1)) .. t.s .. #t.s * 2, t.list[#t.list] - t.list[t.n - 2] > 0 and not (t.x or t.y))
print(-t.list[i] % 7 + i ^ i ^ 1 * 2, #t.list * #t.s == 9 and "nine" or "other", t.s:upper() .. t.s:rep(i):len() + 1, ({ t.f(i) })[2], select("#", t.f(i), (t.f(i))))
print((t.n + i) * (t.n - i) == t.n ^ 2 - i ^ 2, 1 + i .. "" == "3", not nil == true and not t.z, t.list[t.f(1)] or t.list[1], t[t.s] or t[("n"):rep(1)], t["li" .. "st"][i + 1], #{ t.f(1), t.f(2), (t.f(3)) })
local function g(...) return ... end
print(g(1, 2) + g(3, 4) * g(5), g(g(1, 2), g(3, 4)), #{ g(1, 2), g(3, 4) }, g(t).list[g(2)], g "x" .. g "y", -g(3) ^ g(2), not g(), g() == nil, (g(nil)) == nil)
print(("%d %s"):format(t.n, t.s) .. ("!"):rep(i), math.max(t.n, i, (t.f(t.n))) - math.min(1, i) * 2, tostring(t.n) + i, #tostring(t.n * 1000) == 4)
local a, b, c = t.f(1)
print(a, b, c)
local r = i > 1 and t.n < 5 and (i == 2 and "two" or "many") or "none"
print(r)
t.list[i], t.list[i + 1], i = t.list[i + 1], t.list[i], i - 1
print(t.list[2], t.list[3], i)
t.n = t.n + (function() t.n = 100 return 1 end)()
print(t.n)
t.k = (t.k or 0) + 1
t.k = (t.k or 0) + 1
print(t.k, (t.k == 2 and t or {}).n, (t.none or t).s, (nil or g)("called"), (i > 5 and print or g)("chosen"))
