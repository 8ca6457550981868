-- A sieve of chained coroutines, as in the old papers.
local function gen(n) return coroutine.wrap(function() for i = 2, n do coroutine.yield(i) end end) end
local function filter(p, g)
  return coroutine.wrap(function()
    while true do local n = g() if n == nil then return end if n % p ~= 0 then coroutine.yield(n) end end
  end)
end
local x, out = gen(200), {}
while true do local n = x() if n == nil then break end out[#out + 1] = n x = filter(n, x) end
print(#out, table.concat(out, " "))
