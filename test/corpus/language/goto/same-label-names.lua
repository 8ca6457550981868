-- dialects: 5.2 luajit
-- The same label in different functions and blocks.
local function f(n)
  if n > 0 then goto done end
  print("not positive")
  ::done::
  local function g() goto done do print("never") end ::done:: return "g" end
  return g()
end
print(f(1), f(-1))
do goto l; ::l:: print("first") end
do goto l; ::l:: print("second") end
for i = 1, 2 do goto l do print("never") end ::l:: end
local label = "variable and label"
::label:: print(label)
local goto_ = 1
print(goto_)
do
  local k = 0
  ::a:: k = k + 1
  do
    local done = k > 2
    if done then goto b end
    goto a
  end
  ::b:: print(k)
end
