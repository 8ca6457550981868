-- How not-a-number is written: its sign shows on real hardware.
local zero = tonumber("0")
local function letters(x) return (tostring(x):gsub("^%-", "")) end
print(letters(zero / zero), letters(-(zero / zero)), letters(math.huge - math.huge), letters(math.sqrt(-1)), letters(zero * math.huge))
print((("%f"):format(zero / zero):gsub("^%-", "")), (("%5.1f"):format(zero / zero):gsub("%-", " ")))
print(zero / zero)
print(-(zero / zero))
print(math.huge - math.huge)
