-- Nested [[ in [[ ]] (an error in 5.1), and brackets that are not long brackets.
local load = loadstring or load
for _, s in ipairs { "return [[a [[b]] c]]", "return [[ [[ ]]", "return [=[ [=[ ]=]", "return [=[ [[ ]=]", "return a[[[x]]]", "return [ [x]]", "return [= [x]=]", "return [=[x]==]" } do
  local chunk, message = load(s, "=long")
  print(s, chunk and "ok" or message)
end
