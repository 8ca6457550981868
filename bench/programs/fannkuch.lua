-- Fannkuch: count prefix reversals over all permutations of 1..n.
local N = tonumber((...)) or 10

local function fannkuch(n)
  local perm, work, count = {}, {}, {}
  local checksum, max_flips, sign = 0, 0, 1
  for i = 1, n do
    perm[i], work[i], count[i] = i, i, i
  end
  while true do
    local first = perm[1]
    if first ~= 1 then
      for i = 2, n do work[i] = perm[i] end
      local flips = 1
      while true do
        local w = work[first]
        if w == 1 then
          checksum = checksum + sign * flips
          if flips > max_flips then max_flips = flips end
          break
        end
        work[first] = first
        if first >= 4 then
          local lo, hi = 2, first - 1
          repeat
            work[lo], work[hi] = work[hi], work[lo]
            lo, hi = lo + 1, hi - 1
          until lo >= hi
        end
        first = w
        flips = flips + 1
      end
    end
    if sign == 1 then
      perm[1], perm[2] = perm[2], perm[1]
      sign = -1
    else
      perm[2], perm[3] = perm[3], perm[2]
      sign = 1
      for i = 3, n do
        local c = count[i]
        if c ~= 1 then
          count[i] = c - 1
          break
        end
        if i == n then return checksum, max_flips end
        count[i] = i
        local head = perm[1]
        for j = 1, i do perm[j] = perm[j + 1] end
        perm[i + 1] = head
      end
    end
  end
end

local checksum, flips = fannkuch(N)
print(string.format("fannkuch(%d) checksum %d flips %d", N, checksum, flips))
