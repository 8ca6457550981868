-- Strings as byte sequences: zeros, high bytes, comparison, concatenation, keys.
local all = {}
for i = 0, 255 do all[i + 1] = string.char(i) end
local s = table.concat(all)
print(#s, s:byte(1), s:byte(128), s:byte(256), s:sub(1, 1) == "\0", s:sub(-1) == "\255")
local ok = true
for i = 1, 255 do if not (all[i] < all[i + 1]) or all[i] >= all[i + 1] then ok = false end end
print(ok)
print("\0" == "", #"\0\0\0", "a\0b" == "a", "a\0b" .. "\0c" == "a\0b\0c", ("x\0y"):rep(2) == "x\0yx\0y", ("a\0b"):upper() == "A\0B", ("a\0b"):reverse() == "b\0a", ("a\0b"):find("\0", 1, true), ("a\0b"):len())
local t = { ["a\0b"] = 1, ["a"] = 2, ["a\0"] = 3, ["\255"] = 4, [""] = 5 }
print(t["a\0b"], t.a, t["a\0"], t["\255"], t[""])
print(("h\195\169llo"):len(), ("h\195\169llo"):byte(1, -1))
print(("\195\169"):upper() == "\195\169", ("é"):len(), "日本" == "\230\151\165\230\156\172", #"日本語")
io.write("bytes: ", "é", " \226\130\172\n")
print(tostring("a\0b") == "a\0b", ("%s"):format("a\0b") == "a\0b", #("%s|"):format("a\0b"), tonumber("1\0") == nil, ("\0001"):byte(1, -1))
print(("%q"):format("\0\1\127\200\n\r\\\""))
local cat = ""
for i = 0, 255, 17 do cat = cat .. string.char(i) end
print(cat:byte(1, -1))
print("\128" > "\127", "\255" > "z", "é" > "z", "Z" < "a", "" < "\0")
