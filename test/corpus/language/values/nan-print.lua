-- How not-a-number is written. 5.1 and 5.2 show the sign that x86 gives to 0/0.
local zero = tonumber("0")
local function letters(x) return (tostring(x):gsub("^%-", "")) end
print(letters(zero / zero), letters(-(zero / zero)), letters(math.huge - math.huge), letters(math.sqrt(-1)), letters(zero * math.huge))
print((("%f"):format(zero / zero):gsub("^%-", "")), (("%5.1f"):format(zero / zero):gsub("%-", " ")))
print(zero / zero, tostring(zero / zero), zero / zero .. "")
print(math.huge - math.huge, zero * math.huge)
