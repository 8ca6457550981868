-- Deeply nested blocks and long chains of elseif.
local src = {}
for i = 1, 60 do src[#src + 1] = (i == 1 and "if" or "elseif") .. " x == " .. i .. " then return 'r" .. i .. "'" end
src[#src + 1] = "else return 'none' end"
local f = (loadstring or load)("local x = ... " .. table.concat(src, " "))
print(f(1), f(30), f(60), f(61), f())
local depth = 80
local nest = {}
for i = 1, depth do nest[#nest + 1] = "do local v" .. i .. " = " .. i end
nest[#nest + 1] = "r = v1 + v40 + v80"
for i = 1, depth do nest[#nest + 1] = "end" end; (loadstring or load)(table.concat(nest, "\n"))()
print(r)
local loops = {}
for i = 1, 12 do loops[#loops + 1] = "for i" .. i .. " = 1, 2 do" end
loops[#loops + 1] = "n = n + 1"
for i = 1, 12 do loops[#loops + 1] = "end" end
n = 0; (loadstring or load)(table.concat(loops, " "))()
print(n)
local chain = {}
for i = 1, 50 do chain[i] = "f(" end
local function id(x) return x + 1 end
_G.f = id
print((loadstring or load)("return " .. table.concat(chain) .. "0" .. (")"):rep(50))())
local t = {}
local cur = t
for i = 1, 50 do cur.n = { v = i } cur = cur.n end
print((loadstring or load)("local t = ... return t" .. (".n"):rep(50) .. ".v")(t))
print((loadstring or load)("return " .. ("1 + "):rep(150) .. "1")(), (loadstring or load)("return " .. ("2 * ("):rep(20) .. "1" .. (")"):rep(20))(), (loadstring or load)("return " .. ("1 .. "):rep(100) .. "1")():len(), (loadstring or load)("return " .. ("true and "):rep(150) .. "5")(), (loadstring or load)("return " .. ("nil or "):rep(150) .. "6")())
if true then
  if true then
    if true then
      for i = 1, 1 do while true do repeat do if i then print("deep") break end end until false break end end
    end
  end
end
