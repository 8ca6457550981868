-- package: lua-penlight pl
local pretty = require("pl.pretty")
local function p(...)
  local out = {}
  for i = 1, select("#", ...) do
    local v = select(i, ...)
    out[i] = type(v) == "table" and pretty.write(v, "") or tostring(v)
  end
  print(table.concat(out, " "))
end
-- What a version of the package has not got is an error with a message, the same on both sides.
local function try(f)
  local ok, message = pcall(f)
  if not ok then print(message) end
end
local List, Map, Set, OrderedMap = require("pl.List"), require("pl.Map"), require("pl.Set"), require("pl.OrderedMap")
local tablex, seq, func, utils = require("pl.tablex"), require("pl.seq"), require("pl.func"), require("pl.utils")
local stringx, text, data, lexer = require("pl.stringx"), require("pl.text"), require("pl.data"), require("pl.lexer")
local class, types, operator, path = require("pl.class"), require("pl.types"), require("pl.operator"), require("pl.path")

try(function() p(List({ 3, 1, 2 }):sort(), List.range(1, 5):map("*", 2), List("abc"):reverse(), List({ 1, 2, 3, 4 }):slice(2, 3), List.split("a b  c")) end)
try(function() p(List({ 1, 2, 3 }):filter(function(x) return x > 1 end), List({ 1, 2, 3 }):reduce("+"), List({ "a", "b" }):join("-"), List({ 1, 2 }) .. List({ 3 }), List({ 1 }) == List({ 1 })) end)
try(function() p(List({ 1, 2, 3, 2 }):index(2), List({ 1, 2, 3, 2 }):count(2), List({ 1, 2 }):extend({ 3 }):insert(1, 0):pop(), tostring(List({ 1, { 2 } }))) end)
local om = OrderedMap()
om:set("z", 1):set("a", 2):set("m", 3)
try(function() p(om:keys(), om:values(), tostring(om)) end)
for k, v in om:iter() do p(k, v) end
local s = Set({ 1, 2, 3 }) * Set({ 2, 3, 4 })
try(function() p(Set.len(s), s == Set({ 3, 2 }), Set({ 1 }) < Set({ 1, 2 }), Set.values(Set({ 5 })), tostring(Set({ 7 }))) end)
try(function() p(tablex.deepcompare({ 1, { 2 } }, { 1, { 2 } }), tablex.find({ "a", "b" }, "b"), tablex.map("#", { "aa", "b" }), tablex.zip({ 1, 2 }, { 3, 4 }), tablex.range(1, 7, 2), tablex.sub({ 1, 2, 3 }, 2)) end)
try(function() p(tablex.size({ a = 1, b = 2 }), tablex.union({ a = 1 }, { b = 2 }).b, tablex.makeset({ "x" }).x, tablex.deepcopy({ 1, { 2 } }), tablex.compare_no_order({ 1, 2 }, { 2, 1 })) end)
for k, v in tablex.sort({ c = 1, a = 3, b = 2 }) do p(k, v) end
for k, v in tablex.sortv({ c = 1, a = 3, b = 2 }) do p(k, v) end
try(function() p(seq.copy(seq.filter(seq.list({ 1, 5, 2, 8 }), seq.greater_than(2))), seq.sum({ 1, 2, 3 }), seq({ 1, 2, 3 }):map(function(x) return x * x end):copy(), seq.copy2 and "copy2") end)
local _ = func._
try(function() p(func.I((_1 or func._1) + func._2 * 3)(1, 2), tablex.map(func.I(func._1 .. "!"), { "a" }), func.tostring(func._1 + 2 * func._2), func.compose(math.abs, tonumber)("-4")) end)
try(function() p(stringx.split("a,b,,c", ","), stringx.strip("  x "), stringx.lstrip("xxa", "x"), stringx.title("hello world"), stringx.partition("k=v=w", "="), stringx.rpartition("k=v=w", "=")) end)
try(function() p(stringx.startswith("abc", "ab"), stringx.endswith("abc", { "x", "bc" }), stringx.center("ab", 7, "*"), stringx.count("banana", "an"), stringx.replace("aXbX", "X", "-", 1), stringx.splitlines("a\nb\r\nc"), stringx.isalpha("ab1"), stringx.rfind("abcabc", "bc")) end)
try(function() print(text.indent("a\nb\n", 4), text.dedent("    x\n      y\n"), text.wrap("the quick brown fox jumps over the lazy dog again and again", 20), text.fill("some words to fill a line with", 12)) end)
try(function() print(text.Template("${greet}, $name! $$5"):substitute({ greet = "Hi", name = "you" }), text.Template("$missing"):safe_substitute({})) end)
pcall(function() print(text.Template("$missing"):substitute({})) end)
local d = data.read(require("pl.stringio").open("name,age,size\nbob,20,1.5\nalice,30,2\n"))
try(function() p(d.fieldnames, d[1], d[2], d:column_by_name("age")) end)
for token, value in lexer.lua("local x = 0x1F + 'str' -- comment\nif x >= 10.5e2 then return {[1]=...} end", {}) do io.write(token, "(", tostring(value), ") ") end
try(function() print() end)
local t, kept = pretty.read("{ a = 1, b = { 'x', [true] = 2 } }")
try(function() print(pretty.write(t and t.b or {}, "  ")) end)
try(function() print(pretty.write({ 1, 2, { 3, "q\"uote\n" }, name = "only" })) end)
try(function() print(pretty.read("{ os.exit() }")) end)
try(function() print(pretty.number(123456789, "N", 1), pretty.number(123456, "M"), pretty.number(2000000, "T")) end)
local Animal = class()
function Animal:_init(name) self.name = name end
function Animal:__tostring() return self.name .. ": " .. self:speak() end
function Animal:speak() return "..." end
local Dog = class(Animal)
function Dog:speak() return "bark" end
local Puppy = class(Dog)
function Puppy:_init(name) self:super(name .. "y") end
try(function() p(tostring(Animal("a")), tostring(Dog("rex")), tostring(Puppy("pup")), Puppy("x"):is_a(Animal), Dog:class_of(Puppy("x")), Animal:class_of(5)) end)
class.Named()
function Named:_init(x) self.x = x end
class.properties = nil
try(function() p(Named(5).x, types.is_callable(print), types.is_empty({}), types.to_bool("yes"), operator.add(1, 2), operator.optable[".."]("a", "b")) end)
try(function() p(path.join("a", "b", "/c"), path.join("a/", "b"), path.splitext("x/y.tar.gz"), path.basename("/a/b.c"), path.dirname("/a/b.c"), path.normpath("a/./b/../c"), path.extension("q.lua"), path.isabs("/x"), path.relpath("/a/b/c", "/a/d")) end)
try(function() p(utils.split("a b c"), utils.splitv("1=2", "="), pcall(utils.assert_arg, 1, "x", "table"), utils.escape("a.b*c"), utils.quote_arg and utils.quote_arg("it's"), utils.pack(1, nil, 3).n) end)
try(function() p(require("pl.array2d").map("+", { { 1, 2 }, { 3, 4 } }, 10), require("pl.array2d").column({ { 1, 2 }, { 3, 4 } }, 2), require("pl.permute").table({ 1, 2, 3 })) end)
local template = require("pl.template")
try(function() print(template.substitute("# for i, v in ipairs(list) do\nitem $(i): $(v:upper())\n# if v == 'b' then\n  was b\n# end\n# end\ndone $(escape('<'))\n", { ipairs = ipairs, list = { "a", "b" }, escape = function(s) return "&lt;" end })) end)
try(function() print(template.substitute("$(x.y)", { x = nil, _escape = "#" })) end)
local xml = require("pl.xml")
local doc = xml.parse("<root a='1'><item id='2'>text &amp; more</item><item/><!-- c --><deep><x>1</x></deep></root>", false, true)
try(function() print(xml.tostring(doc, "", "  "), doc:get_attribs().a, #doc:get_elements_with_name("item"), doc:child_with_name("item"):get_text()) end)
try(function() print(xml.tostring(xml.new("e", { k = "v<" }):add_child("t"))) end)
local lapp = require("pl.lapp")
local ok, args = pcall(lapp.process or lapp, "Test\n  -v,--verbose verbose\n  -n,--count (default 5) count\n  -o (string) name\n  <file> (string) in\n", { "-v", "-o", "x", "f.txt" })
if ok then for k, v in sorted(args) do p(k, v) end else print(args) end
local sip = require("pl.sip")
local res = {}
try(function() print(sip.match("$v{name} = $d{value}", "count = 42", res), res.name, res.value, sip.match("($r,$i)", "(1.5,x)", res)) end)
local Date = require("pl.Date")
local date = Date({ year = 2020, month = 2, day = 28, hour = 12 })
try(function() p(date:year(), date:month(), date:add({ day = 2 }):day(), Date.Format("yyyy-mm-dd"):tostring(Date({ year = 2021, month = 3, day = 4, hour = 5 })), date:is_weekend(), date:last_day():day()) end)
local config = require("pl.config").read(require("pl.stringio").open("# c\nname = x\nlist = 1,2,3\n[sec]\nk=v w\nnum=3.5\n"))
try(function() p(config.name, config.list, config.sec) end)
local comp = require("pl.comprehension").new()
try(function() p(comp("x^2 for x=1,5 if x % 2 == 1")(), comp("sum(x) for x")({ 1, 2, 3 }), comp("table(k,v) for k,v in ipairs(_1)")({ "a" })) end)
try(function() p(require("pl.luabalanced").match_expression("a + b(c) , d", 1), require("pl.input") ~= nil, require("pl.strict") ~= nil) end)
try(function() print(pcall(function() return undeclared_variable end)) end)
try(function() print(pcall(function() new_global = 1 end)) end)
