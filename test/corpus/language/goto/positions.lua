-- dialects: 5.2 luajit
-- Labels and gotos in every position.
do goto a ::a:: end
do ::b:: end
do ::c:: ::d:: goto e ::e:: ::f:: end
for i = 1, 3 do for j = 1, 3 do if j == 2 then goto continue end io.write(i, ":", j, " ") ::continue:: end end print()
for i = 1, 3 do for j = 1, 3 do if j == 2 then goto outer end io.write(i, ":", j, " ") end ::outer:: end print()
do local i = 1 ::top:: if i <= 5 then io.write(i, " ") i = i + 1 goto top end print() end
do local fs = {} local i = 1 ::again:: local x = i * 10 fs[i] = function() x = x + 1 return x end i = i + 1 if i <= 3 then goto again end
  print(fs[1](), fs[1](), fs[2](), fs[3]()) end
while true do if true then goto out end end ::out:: print("out of while")
repeat local z = 1 if z == 1 then goto done end z = 2 until false ::done:: print("out of repeat")
repeat do goto cont end print("skipped") ::cont:: until true print("repeat once")
local n = 0
repeat n = n + 1 if n < 3 then goto next end do break end ::next:: until false
print(n)
local function classify(x)
  if x < 0 then goto negative elseif x == 0 then goto zero else goto positive end
  ::negative:: do return "negative" end
  ::zero:: do return "zero" end
  ::positive:: return "positive"
end
print(classify(-1), classify(0), classify(1))
local function machine(text)
  local i, out = 0, {}
  ::start:: i = i + 1
  local c = text:sub(i, i)
  if c == "" then goto finish end
  if c == "a" then goto isa elseif c == "b" then goto isb end
  out[#out + 1] = "?" goto start
  ::isa:: out[#out + 1] = "A" goto start
  ::isb:: out[#out + 1] = "B" if out[#out - 1] == "B" then goto twice end goto start
  ::twice:: out[#out] = "BB" goto start
  ::finish:: return table.concat(out, ",")
end
print(machine("abxbba"), machine(""), machine("bbb"))
local function nested()
  local log = {}
  for i = 1, 2 do
    local k = 0
    ::retry::
    k = k + 1
    for j = 1, 2 do
      log[#log + 1] = i .. k .. j
      if k < 2 and j == 2 then goto retry end
      if i == 2 and k == 2 then goto quit end
    end
  end
  ::quit::
  return table.concat(log, " ")
end
print(nested())
do local k = 0 ::l1:: k = k + 1 do if k < 3 then goto l1 end end do goto l2 end k = 100 ::l2:: print(k) end
do goto skip local never = 1 ::skip:: end
do local function f() goto ret do return 1 end ::ret:: return 2 end print(f()) end
do ::a:: do ::b:: end end
do local x = 0 ::back:: x = x + 1 local y = x if y < 3 then goto back end print(x, y) end
do local list = {} for i = 1, 4 do local f if i % 2 == 0 then goto skip end f = function() return i end list[#list + 1] = f ::skip:: end print(#list, list[1](), list[2]()) end
do local i, s = 0, 0 ::loop:: i = i + 1 if i % 3 == 0 then goto loop end if i > 10 then goto over end s = s + i goto loop ::over:: print(i, s) end
for k, v in pairs({ 1, 2, 3 }) do if v == 2 then goto c end io.write(k, "=", v, " ") ::c:: end print()
local co = coroutine.wrap(function() local i = 0 ::more:: i = i + 1 coroutine.yield(i) if i < 3 then goto more end return "end" end)
print(co(), co(), co(), co())
do local r = {} local i = 1 ::x:: r[i] = pcall(function() if i == 2 then error("two") end end) i = i + 1 if i < 4 then goto x end print(r[1], r[2], r[3]) end
local function try(text) print((select(2, (loadstring or load)(text, "=c")) or "loads")) end
try("goto nowhere") try("do goto a end do ::a:: end") try("::a:: ::a::") try("do ::a:: end ::a::") try("goto a local x ::a:: print(x)")
try("goto a local x ::a::") try("do goto a local x ::a:: ; end") try("goto a; local x ::a:: ; ;") try("repeat goto a local x ::a:: until x") try("function f() goto a end ::a::")
try("::a:: function f() goto a end") try("goto = 1") try("local goto = 1") try("x.goto = 1") try("goto 1") try("::1::") try("::a") try(":: a ::") try("::a:: goto a")
try("break") try("while true do break ::a:: end") try("while true do function f() break end end") try("goto break") try("for i = 1, 2 do ::a:: local b ::b:: end") try("goto a do ::a:: end")
try("while 1 do goto continue local x ::continue:: end") try("if x then goto a end local y ::a:: ::b::") try("::a:: do ::a:: end") try("return goto a")
