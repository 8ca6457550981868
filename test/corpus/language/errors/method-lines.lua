-- The line of an error in reading a method: that of its name, not of the call.
local function try(text) local f, m = (loadstring or load)(text, "=t") print(m or select(2, pcall(f))) end
try 'return ("a" or\n1):sub(1)'
try 'return (1\n):sub\n(1)'
try 'return (1\n)\n:\nsub\n\n(1)'
try 'local x = nil\nreturn x\n:\nsub\n\n(1)'
try 'local x = {}\nreturn x\n:\nsub\n\n(1)'
try 'local x = {}\nx\n:\nsub\n\n(1)'
try 'local x = 1\nlocal y = x\n:\nsub\n\n(1):foo()'
try 'local x = {a = 1}\nlocal y = x\n.a\n:\nsub\n\n(1)\n:foo()'
try 'local x = {a = function() end}\nlocal y = x\n:a\n{}\n:\nsub\n\n"(1)"\n:foo()'
try 'local x = {a = function() end}\nlocal y = x\n:a\n{\n}\n:\nsub\n\n"(1)"\n:foo()'
