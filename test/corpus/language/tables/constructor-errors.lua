-- Constructors that do not compile or fail when run.
local load = loadstring or load
for _, s in ipairs { "return {", "return {1", "return {1,", "return {,}", "return {;}", "return {1,,2}", "return {1 2}", "return {x=}", "return {[1]}", "return {[1]=}", "return {[]=1}", "return {x.y=1}", "return {'x'=1}", "return {1=2}", "return {x==1}", "return {x=1 y=2}", "return {nil=1}", "return {[nil]=1}", "return {[0/0]=1}", "return {[f()]=1}", "return {x:y}", "return {...}", "return {(x)=1}", "return {function x() end}", "return {[1]=2;[3]=4;}", "return {}{}", "return {}.x", "return ({}).x", "return {}[1]", "return {} .. ''", "return #{}{1}", "return {x = 1, [x.y.z] = 1}" } do
  local chunk, message = load(s, "=table")
  if chunk then
    print(s, pcall(function() return type(chunk()) end))
    print(select(2, pcall(chunk)) == nil)
  else
    print(s, message)
  end
end
