-- Iterative radix-2 fast Fourier transform, forward and back.
local N = tonumber((...)) or 18 -- log2 of the length

local function bit_reverse(re, im)
  local n = #re
  local j = 1
  for i = 1, n - 1 do
    if i < j then
      re[i], re[j] = re[j], re[i]
      im[i], im[j] = im[j], im[i]
    end
    local m = n / 2
    while m >= 1 and j > m do
      j = j - m
      m = m / 2
    end
    j = j + m
  end
end

local function transform(re, im, direction)
  local n = #re
  bit_reverse(re, im)
  local size = 2
  while size <= n do
    local half = size / 2
    local angle = direction * 2 * math.pi / size
    local wr, wi = math.cos(angle), math.sin(angle)
    local tr, ti = 1.0, 0.0
    for k = 1, half do
      for a = k, n, size do
        local b = a + half
        local xr = tr * re[b] - ti * im[b]
        local xi = tr * im[b] + ti * re[b]
        re[b], im[b] = re[a] - xr, im[a] - xi
        re[a], im[a] = re[a] + xr, im[a] + xi
      end
      tr, ti = tr * wr - ti * wi, tr * wi + ti * wr
    end
    size = size * 2
  end
  if direction < 0 then
    for i = 1, n do
      re[i], im[i] = re[i] / n, im[i] / n
    end
  end
end

local length = math.floor(2 ^ N)
local re, im = {}, {}
for i = 1, length do
  re[i] = (i * 7919 % 1009) / 1009
  im[i] = 0.0
end
local peak = 0
for _ = 1, 4 do
  transform(re, im, 1)
  peak = math.max(peak, math.abs(re[2]) + math.abs(im[2]))
  transform(re, im, -1)
end
local err = 0
for i = 1, length do
  err = math.max(err, math.abs(re[i] - (i * 7919 % 1009) / 1009))
end
print(string.format("fft %d peak %.4f accurate %s", length, peak, tostring(err < 1e-6)))
