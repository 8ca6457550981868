-- every character class, lower and upper case, over all 256 bytes
local function members(class)
  local out, from, prev = {}, nil, nil
  local function flush() if from then out[#out + 1] = from == prev and tostring(from) or from .. "-" .. prev end end
  for b = 0, 255 do
    if string.char(b):find(class) then
      if prev ~= b - 1 or not from then flush() from = b end
      prev = b
    end
  end
  flush()
  return table.concat(out, " ")
end
for c in ("acdglpsuwxzACDGLPSUWXZ"):gmatch(".") do print("%" .. c, members("%" .. c)) end
print(".", members("."))
for _, set in ipairs{"[a-f]", "[^a-f]", "[%a_]", "[^%w]", "[%d%s]", "[a-]", "[-a]", "[]a]", "[^]a]", "[a^]", "[%]]", "[%-a]", "[a%-z]", "[+-9]", "[%%]", "[z-a]", "[a-a]", "[\0-\31]", "[\128-\255]", "[^\0]", "[%a-z]", "[a-%%]", "[%D]", "[^%S]", "[.]", "[$^]" } do
  print((set:gsub("%c", "?"):gsub("[\128-\255]", "?")), pcall(members, set))
end
for c in ("%^$.*+-?()[]{}/\\\"'"):gmatch(".") do io.write(c, members("%" .. c), " ") end print()
for c in ("bfehijkmnoqrtvyBEFHIJ"):gmatch(".") do
  if c ~= "b" and c ~= "f" then io.write(c, ":", members("%" .. c), " ") end
end
print()
