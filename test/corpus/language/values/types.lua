-- type() of every kind of value, and truthiness.
local co = coroutine.create(function() end)
for _, v in ipairs { 1, "s", true, false, {}, print, function() end, co, io.stdout } do print(type(v)) end
print(type(nil), type(type), type({}) == "table", pcall(type))
local function truth(v) if v then return "true" else return "false" end end
print(truth(nil), truth(false), truth(true), truth(0), truth(""), truth(0 / 1), truth({}), truth(print), truth("false"), truth(-1))
print(not nil, not false, not 0, not "", not not nil, not not 0, not {})
print(nil and 1, false and 1, 0 and 1, "" and 1, nil or 1, false or 1, 0 or 1, "" or 1)
print(nil == false, 0 == false, "" == false, nil == nil, false == false, "0" == 0, 1 == 1.0)
while 0 do print("zero is true") break end
while nil do print("never") end
repeat print("until empty string") until ""
print((nil or false), (false or nil), (nil and false), (false and nil))
