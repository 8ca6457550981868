-- and, or, not: values, short circuits and order of evaluation.
local log = {}
local function v(name, value) log[#log + 1] = name; return value end
local function flush(...) print(table.concat(log, " "), ...); log = {} end
flush(v("a", 1) and v("b", 2))
flush(v("a", nil) and v("b", 2))
flush(v("a", false) or v("b", nil))
flush(v("a", 1) or v("b", 2))
flush(v("a", nil) and v("b", 1) or v("c", 3))
flush(v("a", 1) and v("b", false) or v("c", 3))
flush(v("a", nil) or v("b", nil) or v("c", nil))
flush((v("a", nil) or v("b", 2)) and (v("c", 3) or v("d", 4)))
flush(not v("a", nil) and not v("b", 1) or not v("c", false))
flush(v("a", 1) and (v("b", nil) or v("c", false)))
local function many() return 1, 2, 3 end
local function none() end
print(many() and many(), many() or 1, (many()), none() or "none", none() and 1, not none())
print(nil and many(), false or many(), many() and nil, true and many())
local x = many() and { many() }
print(#x, #{ many() or 5 }, #{ nil or many() }, #{ (many()) })
local a, b = false or many()
print(a, b)
local c = nil
c = c or {}
c.x = c.x or 5
c.x = c.x and c.x + 1 or 0
print(c.x, type(c))
if v("if", nil) or v("or", 1) and not v("not", nil) then flush("then") else flush("else") end
while v("while", #log < 3) and v("w2", true) do end
flush()
local function default(p) p = p == nil and "default" or p; return p end
print(default(), default(false), default(1))
print(1 and nil, nil and nil, false and nil, nil or false, false == (nil or false))
