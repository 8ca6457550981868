-- varargs through library functions, nils in the middle, truncation to one value
local function n(...) return select("#", ...) end
local function r() return 1, nil, 3, nil end
print(n(r()), n(r(), 1), n((r())), n(pcall(r)), n(coroutine.wrap(r)()), n(unpack and unpack({1, nil, 3}, 1, 3) or 0), n(string.byte("abc", 1, 3)), n(("abc"):gsub("b", "x")), n(("k=v"):match("(.)=(.)")))
local t = {r()}
print(t[1], t[2], t[3], t[4])
t = {r(), r()}
print(t[1], t[2], t[4])
print((r()))
print(r(), "end")
print(n(nil, nil), n(table.concat({})), n(next({})), n(ipairs({})), n(pairs({})), n(math.modf(1.5)), n(math.frexp(8)), n(assert(r())), n(tostring(1)), n(type(1)), n(os.time()), n(io.write()), n(rawset({}, 1, 1)), n(setmetatable({}, nil)), n(table.sort({})), n(collectgarbage("count")) >= 1, n(load and (loadstring or load)("")), n((loadstring or load)("x =")))
local function f(...) local a, b = ... return b, a, ... end
print(f(1, 2, 3))
print((function(...) return ... end)(nil, nil))
print(pcall(select, "#", nil, nil))
print(math.max(r() or 0, 2), string.format("%s %s", "a", "b", r()))
