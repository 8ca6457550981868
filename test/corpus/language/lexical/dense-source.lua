-- Source without optional white space, and with comments between all tokens.
local a,b,c={},"x",3;a[1]=c;a.x=b a["y"]=c+1 print(a[1],a.x,a.y,#a)
for i=1,3 do a[i]=i*i end for k,v in ipairs(a)do io.write(k,"=",v,";")end print()
if a.x=="x"then print"yes"else print"no"end while c>0 do c=c-1 end print(c)repeat c=c+1 until c>=2 print(c)
local function f(...)local n=select("#",...)return n,...end print(f(1,nil,3))print(f{})print(f"s"==1,f[[l]])
local--[[c]]x--[==[c]==]=--c
--c
1--[[c]]+--[[c
c]]2 print--[[c]](--[[c]]x--[[c]],--[[c]]a--[[c]].--[[c]]x--[[c]])--c
print(#a==3 and not(a[1]>a[2])or nil,-x^2,- -x,a[a[1]],("s"):rep(2)..x.."")do local x=1 end
local t={[1]="a";[2]="b",x={y={z=1}},"c",f=function()return 1 end,}print(t[1],t[2],t.x.y.z,t.f())
;(function()print("iife")end)();(function(...)print(...)end)(1,2)local s=[[
]]print(#s,[==[]]]==])return--[[end]]
