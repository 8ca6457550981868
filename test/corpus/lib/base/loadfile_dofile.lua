-- loadfile and dofile over temporary files: BOM-free text, shebang, syntax error, arguments, missing
local pcall = (function(p)
  local function fix(...)
    local ok, m = ...
    if ok == false and type(m) == "string" then
      return false, (m:gsub("'_G%.", "'"):gsub("'table%.unpack'", "'unpack'"):gsub("'loadstring'", "'load'"))
    end
    return ...
  end
  return function(...) return fix(p(...)) end
end)(pcall)
local name = os.tmpname()
local function put(s) local f = assert(io.open(name, "wb")) f:write(s) f:close() end
local function clean(...)
  local r = {...}
  for i = 1, select("#", ...) do
    if type(r[i]) == "string" then r[i] = r[i]:gsub(name:gsub("%p", "%%%0"), "TMP") end
    r[i] = tostring(r[i])
  end
  print(table.concat(r, " | "))
end
put("return 1, 2, ...") clean(dofile(name)) clean(assert(loadfile(name))("x", nil, "y"))
put("#!/usr/bin/lua\nreturn 'shebang'") clean(dofile(name))
put("# just a comment\nerror('line2')") clean(pcall(dofile, name))
put("#nolineend") clean(pcall(dofile, name))
put("") clean(loadfile(name) ~= nil, select("#", dofile(name)))
put("x = = 1") clean(loadfile(name)) clean(pcall(dofile, name))
put("\n\nlocal t = nil\nt.x = 1") clean(pcall(dofile, name))
put("error({1})") clean(type(select(2, pcall(dofile, name))))
put("error('lvl0', 0)") clean(pcall(dofile, name))
put("gx = 5; return gx") clean(dofile(name)) clean(gx)
put("\239\187\191return 'bom'") clean(pcall(dofile, name))
put("return 'unterminated") clean(loadfile(name))
put("goto x") clean((loadfile(name)))
put(string.dump(function(...) return "binary", ... end)) clean(dofile(name)) clean(loadfile(name)(7))
if not setfenv or jit then
  clean(loadfile(name, "t")) clean(loadfile(name, "b") ~= nil)
  put("return v") clean(loadfile(name, "t", {v = "env"})()) clean(loadfile(name, "b"))
end
os.remove(name)
clean(loadfile(name)) clean(pcall(dofile, name))
clean(loadfile("no/such/file.lua")) clean(pcall(dofile, "no/such/file.lua"))
clean(pcall(loadfile, {}))
clean(pcall(dofile, {}))
clean(pcall(function() dofile(true) end))
clean(pcall(loadfile, 12))
