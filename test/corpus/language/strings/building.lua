-- Building long strings piece by piece and taking them apart.
local s = ""
for i = 1, 2000 do s = s .. string.char(97 + i % 26) end
print(#s, s:sub(1, 30), s:sub(-5))
local parts = {}
for i = 1, #s, 100 do parts[#parts + 1] = s:sub(i, i + 99) end
print(#parts, table.concat(parts) == s)
local r = {}
for i = #s, 1, -1 do r[#r + 1] = s:sub(i, i) end
print(table.concat(r) == s:reverse())
local counts = {}
for c in s:gmatch(".") do counts[c] = (counts[c] or 0) + 1 end
print(counts.a, counts.z, counts.m)
local pre = ""
for i = 1, 500 do pre = i % 10 .. pre end
print(#pre, pre:sub(1, 10))
local x = "ab"
for i = 1, 12 do x = x .. x end
print(#x, x:sub(4000, 4005))
local interleaved = ""
for i = 1, 50 do interleaved = interleaved .. i .. ":" .. i * i .. (i < 50 and "," or ".") end
print(interleaved:sub(-20), #interleaved)
local key = {}
for i = 1, 100 do key["k" .. i] = i end
local sum = 0
for i = 1, 100 do sum = sum + key["k" .. tostring(i)] end
print(sum)
local a, b = "x" .. 1, "x" .. 1
print(a == b, rawequal(a, b), ({ [a] = "found" })[b])
local lines = {}
for l in ("one\ntwo\n\nfour"):gmatch("[^\n]*") do lines[#lines + 1] = l end
print(#lines > 3)
local function split(str, sep)
  local out, pos = {}, 1
  while true do
    local i, j = str:find(sep, pos, true)
    if not i then out[#out + 1] = str:sub(pos) return out end
    out[#out + 1] = str:sub(pos, i - 1)
    pos = j + 1
  end
end
for _, c in ipairs { { "a,b,c", "," }, { "", "," }, { ",", "," }, { "a--b----c", "--" } } do
  print(#split(c[1], c[2]), table.concat(split(c[1], c[2]), "|"))
end
print(("x"):rep(3, "-"))
print(("abc"):gsub("", "-"))
print(("hello world"):gsub("o", "%%"))
print(("trim   "):match("^(.-)%s*$") .. "|")
