-- Any amount of white space between tokens, or none.
local load = loadstring or load
local a=1 local b=2 print(a,b)
print(1,2)print(3)do print(4)end
local t={1,2,3;4;["x"]=5,y=6;}print(#t,t.x,t.y)
print( a
  ,
  b
)
if a==1 then print"then"end
for i=1,2 do print(i)end
print(load("return\v1\f+\t2")(), #"a	b")
print(("x")
  :rep(2)
  :upper())
print(-
1, not
nil)
