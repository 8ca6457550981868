-- statistics and text histograms
local seed = 12345 local function rnd() seed = (seed * 1103515245 % 2^31 + 12345) % 2^31 return seed / 2^31 end
local data = {}
for i = 1, 200 do local s = 0 for _ = 1, 6 do s = s + rnd() end data[i] = math.floor((s - 3) * 20 + 50) end
local sum, sq, min, max = 0, 0, math.huge, -math.huge
for _, v in ipairs(data) do sum = sum + v sq = sq + v * v min, max = math.min(min, v), math.max(max, v) end
local mean = sum / #data
print(("n=%d mean=%.3f sd=%.3f min=%d max=%d"):format(#data, mean, math.sqrt(sq / #data - mean ^ 2), min, max))
table.sort(data)
local function pct(p)
  local x = (#data - 1) * p + 1
  local i = math.floor(x)
  return data[i] + (x - i) * ((data[i + 1] or data[i]) - data[i])
end
print(pct(0), pct(0.25), pct(0.5), pct(0.75), pct(1), ("%.2f"):format(pct(0.9)))
local bins = {}
for _, v in ipairs(data) do local b = math.floor(v / 10) * 10 bins[b] = (bins[b] or 0) + 1 end
for b = math.floor(min / 10) * 10, max, 10 do
  local n = bins[b] or 0
  print(("%4d..%-4d %3d %s"):format(b, b + 9, n, ("#"):rep(math.ceil(n / 2))))
end
local mode, best = nil, 0
local count = {}
for _, v in ipairs(data) do
  count[v] = (count[v] or 0) + 1
  if count[v] > best then mode, best = v, count[v] end
end
print(mode, best)
local h = {3, 7, 1, 0, 5}
for row = 7, 1, -1 do
  local l = {}
  for i, v in ipairs(h) do l[i] = v >= row and "##" or "  " end
  print((table.concat(l, " "):gsub("%s+$", "")) .. "|")
end
local xs, ys = {1, 2, 3, 4, 5}, {2.1, 3.9, 6.2, 7.8, 10.1}
local sx, sy, sxy, sxx = 0, 0, 0, 0
for i = 1, 5 do sx = sx + xs[i] sy = sy + ys[i] sxy = sxy + xs[i] * ys[i] sxx = sxx + xs[i] ^ 2 end
local m = (5 * sxy - sx * sy) / (5 * sxx - sx ^ 2)
print(("y = %.4fx + %.4f"):format(m, (sy - m * sx) / 5))
local ma = {}
for i = 3, 12 do ma[#ma + 1] = ("%.2f"):format((data[i - 2] + data[i - 1] + data[i]) / 3) end
print(table.concat(ma, " "))
