-- Characters outside the language.
local load = loadstring or load
for _, s in ipairs { "@", "$x", "x = `a`", "x = 1 ? 2", "x = a & b", "x = a | b", "x = a ! b", "x != 1", "x = ~1", "x ~ 1", "\\", "x = \127", "\1", "x = a\0b", "é = 1", "x = 'é'",
  "\239\187\191x = 1", "x += 1", "x++", "a = b c", "!", "x = 5 // 2", "x = 1 << 2", "x = 'a' 'b'" } do
  local chunk, message = load(s, "=char")
  print(("%q"):format(s), chunk and "ok" or message)
end
