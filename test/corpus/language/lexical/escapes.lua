-- Escape sequences that all dialects share.
local function bytes(s) return #s .. ": " .. table.concat({ s:byte(1, -1) }, " ") end
print(bytes("\a\b\f\n\r\t\v\\\"\'"))
print(bytes('\a\b\f\n\r\t\v\\\"\''))
print(bytes("\0\1\12\123\255\0000\00012"))
print(bytes("a\
b"))
print(bytes("\0651\65x\0659"))
print("\65\066\67", "\97lo\10123\"", 'alo\n123"')
print("tab\tquote\"single'", 'tab\tquote"single\'')
print(#"\0", #"\0\0", #"a\0b", "a\0b" == "a\0c", "a\0b" < "a\0c")
print(bytes("\049\0501"), "\10" == "\n", "\x41" == "x41" or "\\x differs")
print(("%q"):format("line\nbreak \\ \"quoted\" \0 zero\r"))
