-- stack levels through tail calls
local function bottom()
  local r = {}
  for l = 1, 6 do
    local i = debug.getinfo(l, "Sl")
    if not i then break end
    r[#r + 1] = i.what .. ":" .. i.currentline
  end
  return table.concat(r, " ")
end
local function t1() return bottom() end
local function t2() local x = bottom() return x end
local function t3() return t1() end
print((bottom())) print((t1())) print((t2())) print((t3()))
