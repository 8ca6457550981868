-- A parenthesis on the next line: 5.1 refuses, 5.2 takes it as a call.
local load = loadstring or load
for _, s in ipairs { "local f = print\n(1 or 2)()", "f = x\n(y)", "a.b\n(c)", "f()\n(g)()", "f\n'text'", "f\n{}", "f:m\n(1)", "x = f;\n(g)()", "return f\n(1)" } do
  local chunk, message = load(s, "=call")
  print((s:gsub("\n", "\\n")), chunk and "ok" or message)
end
