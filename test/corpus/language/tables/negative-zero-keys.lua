-- -0 and 0 are one key; 5.1 and 5.2 give it back with the sign of its first use.
local zero = 0
local function show(t)
  for k, v in pairs(t) do io.write(k == 0 and 1 / k < 0 and "-0" or tostring(k), "=", v, " ") end
  print()
end
local t = {}
t[-zero] = 1 show(t)
t[zero] = 2 show(t) print(t[0], t[-0], rawget(t, -zero), next(t, zero))
t = {} t[zero] = 1 t[-zero] = 2 show(t)
t = {} rawset(t, -zero, 3) show(t)
t = { [-zero] = 4, [zero] = 5 } show(t)
t = { [zero] = 4, [-zero] = 5 } show(t)
t = setmetatable({}, { __mode = "k" }) t[-zero] = 6 print(t[zero])
