-- Identifiers and words that only look like keywords.
local _, _a, a_, A, a1, __index, _1 = 1, 2, 3, 4, 5, 6, 7
print(_, _a, a_, A, a1, __index, _1)
local And, END, nill, Function, self, loop, continue, try, this, class, new, var = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
print(And, END, nill, Function, self, loop, continue, try, this, class, new, var)
local t = { ["end"] = 1, ["nil"] = 2, name = 3, ["true"] = 4, ["function"] = 5 }
print(t["end"], t["nil"], t.name, t["true"], t["function"])
-- names that mean something to JavaScript
local undefined, arguments, eval, let, const, await, async, yield, static, null = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
print(undefined, arguments, eval, let, const, await, async, yield, static, null)
local prototype, constructor, __proto__, toString, hasOwnProperty, NaN, Infinity = 1, 2, 3, 4, 5, 6, 7
print(prototype, constructor, __proto__, toString, hasOwnProperty, NaN, Infinity)
local o = {}
print(o.constructor, o.__proto__, o.toString, o.hasOwnProperty, o.length, o.prototype, o.valueOf, o.then_)
o.__proto__, o.constructor, o.length = "p", "c", "l"
print(o.__proto__, o.constructor, o.length)
print(globalThis, window, process, console, Object, require ~= nil, module == nil or type(module))
local function delete(typeof, void, with, switch, case) return typeof, void, with, switch, case end
print(delete(1, 2, 3, 4, 5))
class = { new = function(this, super) return super end }
print(class:new("super"), class.new(1, 2))
