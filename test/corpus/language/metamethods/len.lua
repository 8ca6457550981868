-- __len on tables: ignored in 5.1, honoured in 5.2.
local t = setmetatable({ 1, 2, 3 }, { __len = function(self) return "length" end })
print(#t, rawlen and rawlen(t), rawlen and rawlen("abc"))
local n = setmetatable({}, { __len = function() return 10 end }) print(#n, #n + 1, n[#n]) local v = setmetatable({ 5 }, { __len = function() return nil, 2 end }) print(#v)
print(pcall(table.concat, setmetatable({ "a", "b" }, { __len = function() return 1 end }))) print(pcall(table.insert, setmetatable({ "a" }, { __len = function() return 5 end }), "x")) print(pcall(table.sort, setmetatable({ 3, 1, 2 }, { __len = function() return 2 end })))
print(select("#", (unpack or table.unpack)(setmetatable({ 1, 2, 3 }, { __len = function() return 1 end })))) for i in ipairs(setmetatable({ 1, 2 }, { __len = function() return 1 end })) do io.write(i, " ") end print()
print(pcall(function() return #setmetatable({}, { __len = function() error("in len") end }) end)) print(pcall(function() return #setmetatable({}, { __len = 5 }) end))
local arg local self = setmetatable({}, { __len = function(...) arg = select("#", ...) return ... end }) print(#self == self or #self, arg)
local proxy = setmetatable({}, { __index = { 1, 2, 3 }, __len = function(p) return #getmetatable(p).__index end }) print(#proxy, proxy[2])
