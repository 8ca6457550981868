-- the sequence of LuaJIT without seeding is fixed too
-- dialects: luajit
for i = 1, 10 do io.write(math.random(1000), " ") end print()
print(("%.14g"):format(math.random()), ("%.14g"):format(math.random()))
