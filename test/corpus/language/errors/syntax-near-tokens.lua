-- The token named in a syntax error, in all its spellings.
local load = loadstring or load
for _, tok in ipairs { "1", "1.5e3", "0x1F", "name", "'single'", '"double"', "[[long]]", "[==[level]==]", "'with \\n escape'", "'\\65'", "nil", "and", "==", "~=", "<=", ">=", "..", "...", "::", "->", "=>", "=", "(", ")", "[", "]", "{", "}", ";", ":", ",", ".", "%", "^", "#", "&", "|", "!", "\\", "?", "`", "@", "$", "\1", "\200", "\127", "-- comment", "--[[ long ]]", "", "'a\tb'", ("x"):rep(100), "'" .. ("y"):rep(100) .. "'", "1" .. ("0"):rep(60) } do
  print(select(2, load("x = y = " .. tok, "=near")))
  print(select(2, load("local t = { a b " .. tok, "=near")))
  print(select(2, load("for x " .. tok .. " y", "=near")))
end
