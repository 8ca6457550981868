-- getenv, tmpname, rename, remove, clock, setlocale, exit type, execute type
print(os.getenv("SURELY_NOT_SET_VARIABLE_42"), type(os.getenv("PATH")), select("#", os.getenv("SURELY_NOT_SET_VARIABLE_42"))) print(pcall(os.getenv)) print(pcall(os.getenv, {})) print(pcall(function() os.getenv() end)) print(pcall(os.getenv, ""))
local n = os.tmpname() print(type(n), #n > 0) local f = assert(io.open(n, "w")) f:write("x") f:close() local n2 = n .. ".renamed" print(os.rename(n, n2)) print(io.open(n) == nil, io.open(n2):read("*a")) print(os.remove(n2)) local r = {os.remove(n2)} print(r[1], (r[2]:gsub(n2:gsub("%p", "%%%0"), "NAME")), r[3])
print(os.remove("no/such/file")) print(os.remove("no_such_file_here.txt")) print(os.rename("no/such/a", "no/such/b")) print(os.rename("no_such_a", "no_such_b"))
print(pcall(os.remove)) print(pcall(os.remove, {})) print(pcall(os.rename)) print(pcall(os.rename, "x")) print(pcall(os.rename, {}, "x")) print(pcall(function() os.remove() end)) print(pcall(function() os.rename("x") end))
print(type(os.clock()), os.clock() >= 0, pcall(os.clock, 1) == true) local c = os.clock() for i = 1, 1e5 do end print(os.clock() >= c)
print(os.setlocale()) print(os.setlocale("C")) print(os.setlocale(nil, "numeric")) print(os.setlocale("C", "all")) print(os.setlocale("no_SUCH_locale")) print(os.setlocale("", "collate") ~= nil) print(os.setlocale("C", "ctype"), os.setlocale("C", "time"), os.setlocale("C", "monetary"), os.setlocale("POSIX"))
print(pcall(os.setlocale, "C", "bogus")) print(pcall(os.setlocale, {})) print(pcall(os.setlocale, "C", {})) print(pcall(function() os.setlocale("C", "bogus") end))
local k = {} for name, v in pairs(os) do k[#k + 1] = name .. ":" .. type(v) end table.sort(k) print(table.concat(k, " ")) print(type(os.execute), type(os.exit))
