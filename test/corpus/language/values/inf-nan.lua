-- Infinity and not-a-number in arithmetic, comparison and keys.
local inf = math.huge
print(inf, -inf, 1 / 0, -1 / 0, inf + 1, inf * -1, inf == 1 / 0, 2 ^ 1024, -2 ^ 1024, 10 ^ 400)
print(1 / inf, -1 / inf, inf > 1e308, -inf < 0, inf % 2 ~= inf % 2, inf - inf ~= inf - inf)
local nan = inf - inf
local function isnan(x) return x ~= x end
print(isnan(nan), isnan(nan + 1), isnan(0 * inf), isnan(inf / inf), isnan(nan ^ 0), isnan(1 ^ nan), isnan(math.sqrt(-1)), isnan(0 % 0), isnan(inf % 1))
print(5 % inf, -5 % inf == inf or -5 % inf, 5 % -inf == -inf or 5 % -inf, -5 % -inf)
print(math.max(1, inf), math.min(1, -inf), math.floor(1e300) == 1e300, inf == math.floor(inf))
local t = {}
print(pcall(function() t[nan] = 1 end))
print(t[nan], rawget(t, nan), pcall(rawset, t, nan, 1))
t[inf], t[-inf] = "inf", "-inf"
print(t[inf], t[-inf], t[1 / 0], t[2 ^ 5000])
print(pcall(next, {}, nan))
print(pcall(function() return { [nan] = 1 } end))
print(nan == nan, nan ~= nan, nan < 1, nan > 1, nan <= nan, not (nan == nan))
print(tostring(inf), inf .. "", ("%g %f %.3e %5.1f|"):format(inf, -inf, inf, inf))
print(tonumber(tostring(inf)), tonumber("1e999"))
