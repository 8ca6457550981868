-- load / loadstring with strings: chunk names, syntax error messages, env, mode
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
local ls = loadstring or load
print(_G.loadstring ~= nil)
print(ls("return 1, 2, 3")())
print(ls("x = "))
print(ls("x = ", "=name"))
print(ls("x = ", "@file.lua"))
print(ls("x = ", "some code"))
print(ls("x =\n\n 1 1"))
print(ls("return ...", "=n")(1, 2))
print(ls("error('e')", "=chunk") and pcall(ls("error('e')", "=chunk")))
print(pcall(ls("error('e')", "@my/file.lua")))
print(pcall(ls("error('e')", "line one\nline two")))
print(pcall(ls("error('e')")))
print(pcall(ls("\n\nerror('e')", ("long "):rep(30))))
print(pcall(ls("\n\nerror('e')", "=" .. ("long"):rep(30))))
print(pcall(ls("error('e')", "@" .. ("long"):rep(30))))
print(pcall(ls("error('e')", ""))) print(pcall(ls("error('e')", "="))) print(pcall(ls("error('e')", "@")))
print(pcall(ls("local x = 1; error('a very long line of source code that is longer than sixty characters for sure')")))
print(type(ls("")))
print(pcall(ls)) print(pcall(ls, 12)) print(pcall(ls, nil)) print(pcall(ls, {}))
print(load(function() return nil end) ~= nil)
local parts = {"return ", "1 ", "+ 2", nil} local i = 0
print(load(function() i = i + 1 return parts[i] end)())
parts = {"return ", "", "9"} i = 0
print(load(function() i = i + 1 return parts[i] end) ~= nil and i)
print(load(function() error("reader", 0) end))
print(load(function() return {} end)) print(load(function() return true end))
i = 0 print(load(function() i = i + 1 if i == 1 then return "x x" end end)) 
i = 0 print(load(function() i = i + 1 if i == 1 then return "x x" end end, "=cn"))
print(pcall(load)) print(pcall(load, nil)) print(pcall(load, {}))
print(pcall(load, "return 5")) 
if pcall(load, "return 5") and load("return 5") then
  print(load("return 5")(), load("a = 1; return a", "=c", "t", {})())
  print(load("return x", "=c", "t", {x = "envx"})(), load("return x", "=c", "bt", {x = 2})())
  print(load("return x", "=c", "b")) print(load("return 1", "=c", "q")) print(pcall(load, "return 1", "=c", {}))
  print(pcall(load("return _ENV or 'none'", "=c", "t", nil) or print))
  print(pcall(load, "return 1", {}))
end
