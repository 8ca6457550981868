-- dialects: 5.1 luajit
-- goto is an ordinary name in 5.1, and LuaJIT still accepts it in many places.
for _, s in ipairs { "goto = 1 return goto", "local goto = 2 return goto", "local t = { goto = 3 } return t.goto", "local function goto() return 4 end return goto()", "return goto", "goto(1)", "goto.x = 1", "local x = {} function x:goto() return 5 end return x:goto()", "for goto = 1, 2 do end return 6", "goto 'text'", "goto {}", "goto x" } do
  local chunk, message = loadstring(s, "=name")
  if chunk then print(s, pcall(chunk)) else print(s, message) end
  _G["goto"] = nil
end
