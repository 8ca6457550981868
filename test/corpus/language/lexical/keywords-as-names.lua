-- Keywords cannot be names; goto is a name in 5.1 only.
local load = loadstring or load
for w in ("and break do else elseif end false for function goto if in local nil not or repeat return then true until while"):gmatch("%a+") do
  print(w, select(2, load("local " .. w .. " = 1", "=kw")))
  print(w, select(2, load("return {" .. w .. " = 1}", "=kw")))
  print(w, select(2, load("return x." .. w, "=kw")))
end
