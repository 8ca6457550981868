-- package: lua-inspect inspect
local inspect = require("inspect")
print(inspect({ 1, 2, 3 }), inspect({ a = 1, b = { c = "x\ny\0z", [true] = 1.5 } }), inspect("q\"'"), inspect(nil))
print(inspect({ 1, 2, nil, 4, name = "n", ["not a name"] = 1, [10] = 10, [0.5] = "half" }))
local loop = { name = "loop" }
loop.self, loop.list = loop, { loop, { loop } }
print(inspect(loop))
print(inspect(setmetatable({ 1 }, { __index = { y = 2 }, __call = 5 })))
print(inspect(loop, { depth = 1 }), inspect({ { { {} } } }, { depth = 2 }))
print(inspect({ a = { b = { 1 } } }, { newline = "@", indent = ">>" }))
print(inspect({ secret = 1, a = { secret = 2, b = 3 } }, {
  process = function(item, path)
    if path[#path] ~= "secret" then return item end
  end,
}))
print(inspect({ [{}] = {}, [print] = print, f = function() end }))
print(inspect("\1\2\127\200"), inspect(0 / 1), inspect(1e100), inspect(-1.5), inspect(math.huge))
print(inspect({ ["end"] = 1, ["_x9"] = 2, ["9x"] = 3 }))
