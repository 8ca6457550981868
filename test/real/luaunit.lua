-- package: lua-unit luaunit
os.date = function() return "a day" end
local lu = require("luaunit")
TestNumbers = {}
function TestNumbers:setUp() self.n = 5 end
function TestNumbers:testEquals() lu.assertEquals(self.n, 5) end
function TestNumbers:testFails() lu.assertEquals({ 1, 2, { x = 3 } }, { 1, 2, { x = 4 } }) end
function TestNumbers:testAlmost() lu.assertAlmostEquals(0.1 + 0.2, 0.3, 1e-12) end
function TestNumbers:testNan() lu.assertIsNaN(0 / 0) lu.assertIsInf(1 / 0) lu.assertIsMinusZero(-1 / (1 / 0)) end
function TestNumbers:testTypes() lu.assertIsNumber(1) lu.assertIsString("x") lu.assertIsTable(5) end
function TestNumbers:testError() error("raised") end
function TestNumbers:testErrorTable() error({ code = 1 }) end
function TestNumbers:testNilIndex() local t = nil return t.x end
TestStrings = {}
function TestStrings:test1() lu.assertStrContains("hello", "ell") lu.assertStrIContains("HELLO", "ell") lu.assertStrMatches("abc", "a.c") end
function TestStrings:test2() lu.assertEquals("line\none", "line\ntwo") end
function TestStrings:test3() lu.assertErrorMsgContains("bad", function() error("very bad") end) end
function TestStrings:test4() lu.assertErrorMsgEquals("x", error, "y", 0) end
function TestStrings:test5() lu.assertItemsEquals({ 1, 2, 3 }, { 3, 1, 2 }) lu.assertError(function() end) end
function TestStrings:test6() lu.skip("not now") end
function TestStrings:test7() lu.success() end
function TestStrings:test8() lu.assertNotEquals(1, 1) end
function testFunction() lu.assertTrue(false) end
function testLists()
  local a, b = {}, {}
  for i = 1, 30 do a[i], b[i] = i, i end
  b[17] = 0
  lu.assertEquals(a, b)
end
print(lu.prettystr({ 1, "two", { three = 3, ["four five"] = { 4, 5 } } }), lu.prettystr("a'b\"c"), lu.prettystr(1e300))
for _, output in ipairs({ "text", "tap", "nil" }) do
  local runner = lu.LuaUnit.new()
  runner:setOutputType(output)
  runner.verbosity = output == "text" and lu.VERBOSITY_VERBOSE or lu.VERBOSITY_DEFAULT
  -- Times differ from run to run.
  local clock = os.clock
  os.clock = function() return 0 end
  print("failures", runner:runSuite("--shuffle" and "-v"))
  os.clock = clock
end
