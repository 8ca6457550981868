-- How chunk names appear in syntax and run time errors.
local load = loadstring or load
for _, name in ipairs { "=stdin", "@file.lua", "@dir/file.lua", "code", "", "=", "@", "x = 1", "line one\nline two", "\nstarts with newline", "  spaces  ", "=" .. ("n"):rep(59), "=" .. ("n"):rep(60), "=" .. ("n"):rep(100), "@" .. ("f"):rep(59), "@" .. ("f"):rep(60), "@" .. ("0123456789"):rep(10), ("s"):rep(40), ("s"):rep(45), ("s"):rep(46), ("s"):rep(47), ("s"):rep(60), "[string]", "a\tb", "=[C]", "é", "tail\n" } do
  print(select(2, load("x x", name)))
  print(select(2, pcall(load("local a; a.b = 1", name))))
end
print(select(2, load("x x")))
print(select(2, pcall(load("error('no name')"))))
print(select(2, load("\n\nx x")))
print(select(2, load(("long "):rep(50))))
print(select(2, load("return\n'" .. ("a"):rep(100))))
print(select(2, load("\n x x")))
print(select(2, pcall(load, "x", 5)))
