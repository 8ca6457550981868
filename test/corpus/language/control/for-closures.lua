-- Fresh loop variables per iteration, captured and assigned.
local fs = {}
for i = 1, 5 do fs[i] = function(d) i = i + (d or 0) return i end end
for i = 1, 5 do io.write(fs[i](), " ") end print()
print(fs[2](10), fs[2](), fs[3]())
fs = {}
for i = 1, 3 do i = i * 10; fs[#fs + 1] = function() return i end end
print(fs[1](), fs[2](), fs[3]())
fs = {}
for i = 1, 3 do fs[#fs + 1] = function() return i end; i = -i end
print(fs[1](), fs[2](), fs[3]())
fs = {}
for k, v in pairs { a = 1 } do fs[1] = function() return k .. v end; fs[2] = function() v = v + 1; k = k .. "!" end end
fs[2]() fs[2]()
print(fs[1]())
fs = {}
for i = 1, 2 do for j = 1, 2 do fs[#fs + 1] = function() i = i + 1; j = j + 10; return i, j end end end
for _, f in ipairs(fs) do print(f()) end
print(fs[1]())
fs = {}
for _, v in ipairs { "a", "b", "c" } do
  local w = v:upper();
  fs[#fs + 1] = function(s) if s then w = s end return v .. w end
end
fs[2]("x")
print(fs[1](), fs[2](), fs[3]())
local i = 0
fs = {}
while i < 3 do i = i + 1; local j = i; fs[i] = function() j = j + 1; return i, j end end
print(fs[1]()) print(fs[1]()) print(fs[3]())
