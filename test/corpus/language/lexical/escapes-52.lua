-- dialects: 5.2 luajit
-- \x and \z escapes.
local function bytes(s) return #s .. ": " .. table.concat({ s:byte(1, -1) }, " ") end
print(bytes("\x41\x42\x7f\xff\x00\x0A\x0a"))
print("\x48\x65\x6c\x6C\x6f", "\x411", "\x4a4")
print("one \z
       two \z   three", "a\z


b", "\z  x", 'end\z')
print(bytes("a\z
	 b\z c"))
for _, s in ipairs { [["\xg0"]], [["\x4"]], [["\x4g"]], [["\x"]], [["\z]], [["\x4]] } do
  print(select(2, load("return " .. s, "=x")))
end
