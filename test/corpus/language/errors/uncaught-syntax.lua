-- process
-- A program that does not compile prints nothing.
print("never printed")
local x = = 1
