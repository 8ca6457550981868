-- string functions through every call form: method, field, local, nested indexing, numbers as strings
local s, up = "Hello", string.upper
print(s:upper(), ("x"):rep(3), string.upper(s), up(s), s.upper(s), #s:rep(2), (s:sub(2)):len(), s:lower():upper():reverse(), ("%d items"):format(3), ("a,b"):find(",", 1, true))
