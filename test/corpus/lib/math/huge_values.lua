-- infinities, NaN, signed zero, exactness limits in arithmetic and printing
local inf, nan = 1 / 0, 0 / 0
print(inf, -inf, inf == math.huge, -inf < inf, inf + 1 == inf, inf - inf ~= inf - inf, nan ~= nan, nan == nan, nan < 1, nan > 1, not (nan <= nan))
print(1 / inf, 0 * 1, 2^53 == 2^53 + 1, 2^53 - 1, 1e308 * 10, -1e308 * 10, 5e-324 / 2, 1e-323)
print(math.max(inf, 1), math.min(-inf, 1), math.floor(inf), math.ceil(-inf), math.abs(-inf), math.sqrt(inf), math.huge > 1e308)
print(("%.14g"):format(2^63), ("%.14g"):format(-2^63), 2^31, 2^32, 2^63, -2^31, 1e14, 1e15, 123456789012, 99999999999999, 999999999999999)
print(0.1 + 0.2 == 0.3, 0.1 + 0.2, 1 - 0.9, 100 * 1.1, 3 * 1.1, 1e15 + 0.3, 1 / 3, 2 / 3, 10 / 3, 1e21, 123e-7)
local function first(...) return (math.max(...)) end
print(first(1, nan) ~= nil, math.max(1, 2, inf), math.min(1, 2, -inf))
