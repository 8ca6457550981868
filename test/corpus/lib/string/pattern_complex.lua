-- pattern recursion limits: too complex patterns and long inputs
print(pcall(string.find, ("a"):rep(14), ("a?"):rep(14) .. "b"))
print(#(("a"):rep(100000):match("a*")), #(("a"):rep(100000):match("a-$")), (("a"):rep(100000):find("b")))
print(pcall(string.match, ("x"):rep(3000), (".-b")))
print((("ab"):rep(1000):gsub("ab", "")), select(2, ("ab"):rep(1000):gsub("ab", "")))
print(#(("(x)"):rep(200):gsub("%b()", "y")))
print((("a,"):rep(500)):match("^([a,]*)$") == ("a,"):rep(500))
local deep = ("("):rep(1000) .. (")"):rep(1000) print(#deep:match("%b()"), deep:find("%b()", 500))
print((("x"):rep(10) .. "y"):match("(x*)(x*)y"))
