-- package: lua-moses moses
-- package: lua-inspect inspect
local M = require("moses")
local inspect = require("inspect")
local function p(...)
  local out = {}
  for i = 1, select("#", ...) do out[i] = inspect((select(i, ...))) end
  print(table.concat(out, " "))
end
local list = { 5, 3, 8, 1, 9, 2 }
p(M.map(list, function(v) return v * 2 end), M.filter(list, function(v) return v % 2 == 1 end), M.reduce(list, function(a, b) return a + b end))
p(M.sort(M.clone(list)), M.sortBy({ "ccc", "a", "bb" }, function(s) return #s end), M.reverse(list), M.chunk(list, function(v) return v > 4 end))
p(M.groupBy(list, function(v) return v % 3 end), M.countBy(list, function(v) return v > 4 and "big" or "small" end), M.flatten({ 1, { 2, { 3, { 4 } } } }), M.uniq({ 1, 2, 2, 3, 1 }))
p(M.zip({ 1, 2 }, { "a", "b" }), M.range(1, 10, 3), M.union({ 1, 2 }, { 2, 3 }), M.intersection({ 1, 2, 3 }, { 2, 3, 4 }), M.difference({ 1, 2, 3 }, { 2 }))
p(M.partition and M.partition({ 1, 2, 3, 4, 5 }, 2) and "partition", M.max(list), M.min(list), M.sum(list), M.product(list), M.mean(list), M.median(list))
p(M.compose(function(x) return x + 1 end, function(x) return x * 10 end)(4), M.once(function(x) return x end)(3), M.bind(math.max, 7)(3, 9), M.partial(string.format, "%d-%s")(1, "z"))
p(M.isEqual({ 1, { 2 } }, { 1, { 2 } }), M.isEqual({ 1 }, { 2 }), M.has({ a = 1 }, "a"), M.pick({ a = 1, b = 2, c = 3 }, "a", "c"), M.omit({ a = 1, b = 2 }, "b"))
p(M.chain(list):map(function(v) return v + 1 end):filter(function(v) return v % 2 == 0 end):value())
for n, c in M.permutation and M.permutation({ 1, 2, 3 }) or function() end do p(n, c) end
p(M.memoize(function(x) return x * x end)(9), M.uniqueId("id_"), M.template and M.template("x", {}) or "none")
local names = {}
for k, v in sorted(M) do names[#names + 1] = k .. ":" .. type(v) end
print(table.concat(names, " "))
