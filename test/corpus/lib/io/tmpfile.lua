-- io.tmpfile: writable, readable, unnamed
local f = io.tmpfile() print(io.type(f), f:write("temp ", 1) == f or true) f:seek("set") print(f:read("*a")) f:seek("set", 2) f:write("MP") f:seek("set") print(f:read(4), f:read("*n"), f:read(1)) print(f:seek("end"), f:close(), io.type(f)) print(select("#", io.tmpfile(1)), pcall(io.tmpfile))
local a, b = io.tmpfile(), io.tmpfile() a:write("A") b:write("B") a:seek("set") b:seek("set") print(a:read("*a"), b:read("*a"), a == b) a:close() b:close() print(io.type(a), tostring(b))
local g = io.tmpfile() for i = 1, 5 do g:write(i * i, "\n") end g:seek("set") local s = 0 for l in g:lines() do s = s + l end print(s) g:seek("set") for i = 1, 6 do io.write(tostring(g:read("*n")), " ") end print() g:close()
