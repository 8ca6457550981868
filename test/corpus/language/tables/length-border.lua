-- Lengths after removing and adding at the end, negative and zero keys, sparse keys.
local t = { [0] = "zero", [-1] = "minus", 1, 2, 3 } print(#t, t[0], t[-1])
t[4] = 4 t[5] = 5 print(#t) t[5] = nil print(#t) t[4] = nil t[3] = nil print(#t) t[3] = "x" print(#t)
t = {} t[1] = 1 t[2] = 2 t[4] = nil print(#t)
t = {} t[1000000] = 1 print(#t) t[1] = 1 print(#t == 1 or #t == 1000000)
t = {}
for i = 1, 100 do t[#t + 1] = i end
for i = 1, 50 do t[#t] = nil end
print(#t, t[50], t[51])
for i = 1, 10 do t[#t + 1] = -i end
print(#t, t[60])
t = {} t.n = 0 print(#t) t[1] = false print(#t) t[2] = false t[3] = nil print(#t)
t = {} for i = 5, 1, -1 do t[i] = i end print(#t)
t = { 1, 2, 3 } t[#t] = nil t[#t] = nil t[#t] = nil print(#t, next(t)) t[#t + 1] = "first" print(#t, t[1])
t = { n = 1 } t[1] = nil print(#t) t["1"] = 1 print(#t) t[1.5] = 1 print(#t) t[1] = "a" t[2] = "b" print(#t)
t = {} t[3] = 3 t[2] = 2 t[1] = 1 print(#t) t[#t + 1] = 4 print(#t)
local stack = {} for i = 1, 1000 do stack[#stack + 1] = i if i % 3 == 0 then stack[#stack] = nil end end print(#stack)
local queue, head = {}, 1
for i = 1, 100 do queue[#queue + 1] = i end
while head <= 40 do head = head + 1 end
print(#queue, queue[head])
t = { ("x"):byte(1, 0) } print(#t) t = { nil, nil } print(#t) t = { 1, nil } print(#t)
print(#{ 1, 2, 3, [10] = 4 }, #{ [1] = 1, [2] = 2, [3] = 3 }, #{ [2] = 2, [1] = 1 }, #{ x = 1, 1, y = 2, 2 })
