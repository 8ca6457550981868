-- dialects: 5.2 luajit
-- Forward jumps out of nested blocks, over code, and between several labels.
do goto skip; print("never"); ::skip:: print("skipped") end
for i = 1, 3 do
  for j = 1, 3 do
    while true do
      if i * j == 4 then print("found", i, j) goto out end
      break
    end
  end
end
::out::
local function state(input)
  local pos, out = 1, {}
  ::start::
  do
    local c = input:sub(pos, pos)
    pos = pos + 1
    if c == "" then goto finish elseif c == "a" then goto seen_a elseif c == "b" then goto seen_b else goto start end
  end
  ::seen_a:: out[#out + 1] = "A" goto start
  ::seen_b:: out[#out + 1] = "B" goto start
  ::finish:: return table.concat(out)
end
print(state("abxxba"), state(""), state("zzz"))
do
  if true then goto l1 end
  ::l2:: print("two") goto l3
  ::l1:: print("one") goto l2
  ::l3:: print("three")
end
do do do goto deep end end ::deep:: end
do goto last; local a ::last:: end
do goto last2; ::last2:: ; ::also:: ; end
repeat if true then goto cont end do local z = 1 print(z) end ::cont:: until true
print("end")
goto eof
do print("never") end
::eof::
