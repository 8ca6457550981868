-- rounding, truncation, clamp, lerp, angle wrap, number formatting idioms
local function trunc(x) return x < 0 and math.ceil(x) or math.floor(x) end
local function round(x) return math.floor(x + 0.5) end
local function clamp(x, a, b) return math.max(a, math.min(b, x)) end
for _, v in ipairs{0.4, 0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 1e10 + 0.5} do
  io.write(("%g: %g %g %g %g; "):format(v, math.floor(v), math.ceil(v) + 0, trunc(v) + 0, round(v) + 0))
end
print()
print(clamp(5, 0, 3), clamp(-1, 0, 3), clamp(2, 0, 3))
for a = -720, 720, 200 do io.write(a % 360, " ", (a + 180) % 360 - 180, "; ") end
print()
for i = 0, 10 do io.write(("%.2f "):format(2 + (8 - 2) * i / 10)) end
print()
print(7 % 3, -7 % 3, 7 % -3, -7 % -3, 7.5 % 2, -7.5 % 2, 0.1 % 0.01 < 0.01, 5 % 5)
local function fmt(n)
  local s = ("%.2f"):format(n)
  local i, d = s:match("^(-?%d+)(%.%d+)$")
  i = i:reverse():gsub("(%d%d%d)", "%1,"):reverse():gsub("^(-?),", "%1")
  return i .. d
end
for _, n in ipairs{0, 1, 999, 1000, 1234567.891, -1234.5, 1e9} do io.write(fmt(n), " ") end
print()
local function hms(s)
  return ("%02d:%02d:%02d"):format(math.floor(s / 3600), math.floor(s / 60) % 60, s % 60)
end
print(hms(0), hms(59), hms(3600), hms(86399))
local function size(b)
  local u = {"B", "K", "M", "G"}
  local i = 1
  while b >= 1024 and i < #u do b = b / 1024 i = i + 1 end
  return ("%.1f%s"):format(b, u[i])
end
print(size(0), size(1023), size(1024), size(1536), size(1e7), size(5e12))
local x = 1
for i = 1, 20 do x = (x + 2 / x) / 2 end
print(("%.14f"):format(x))
local e, f = 1, 1
for i = 1, 18 do f = f * i e = e + 1 / f end
print(("%.14f"):format(e))
print(math.floor(-0.0) == 0, 3 == 3.0, 1e15 == 10^15, 0.1 + 0.2 == 0.3, math.abs(0.1 + 0.2 - 0.3) < 1e-15)
