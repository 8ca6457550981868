-- package: lua-dkjson dkjson
local json = require("dkjson").use_lpeg and require("dkjson")
print(json.version)
local function show(...)
  for i = 1, select("#", ...) do
    local v = select(i, ...)
    if type(v) == "table" then v = json.encode(v, { keyorder = { "a", "b", "c", "d", "name", "list" } }) end
    print(i, type(v), v)
  end
end
local texts = { "[1,2,3]", '{"a":[true,false,null],"b":{"c":1e3,"d":-0.5}}', '"\\u00e9\\n\\ud83d\\ude00"', "[1,2", '{"a" 1}', "", "nul", "[1] // c", "/* x */ {}",
  "-12.5e-2", "[[[[]]]]", '{"name":"x","list":[{},{"a":1}]}', '"\\x"', "[1,,2]", '{"a":1}trailing', "\"tab\tin\"", "1e400", "[0.1,1e15,123456789012345678]" }
for _, text in ipairs(texts) do
  print(text)
  show(json.decode(text))
  show(json.decode(text, 1, json.null))
end
print(json.encode({ 1, 2, { 3, { a = "b" } } }, { indent = true }))
print(json.encode({ a = 1, b = { true, false, json.null }, c = "q\"\\\n\1\127" }, { indent = true, level = 2, keyorder = { "c", "b", "a" } }))
print(json.encode({ n = 3, [1] = "a", [3] = "c" }, { keyorder = { "n" } }))
print(json.encode({}), json.encode(setmetatable({}, { __jsontype = "object" })), json.encode(setmetatable({}, { __jsontype = "array" })))
print(pcall(json.encode, { f = print }))
print(pcall(json.encode, { 0 / 0, 1 / 0, -1 / 0, 1e15, 0.1, 1 / 3, 100 }))
local loop = {}
loop[1] = loop
print(pcall(json.encode, loop))
print(json.encode(setmetatable({}, { __tojson = function(self, state) return "custom" end })))
print(json.encode({ f = print, g = 1 }, { keyorder = { "f", "g" }, exception = function(reason, value) return '"' .. reason .. ":" .. type(value) .. '"' end }))
print(json.quotestring("</\226\128\168\194\173>"))
