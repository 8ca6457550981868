-- %q of long texts: escapes everywhere, digits after control characters at every distance from the start.
local function check(text)
  local quoted = string.format("%q", text)
  local back = (loadstring or load)("return " .. quoted)()
  local sum = 0
  for i = 1, #quoted do sum = (sum * 31 + quoted:byte(i)) % 16777213 end
  print(#text, #quoted, sum, back == text)
end
check(("a"):rep(5000))
check(("\\"):rep(5000))
check(("\1" .. "7"):rep(3000))
check("x" .. ("\1" .. "7"):rep(3000))
check(("\0"):rep(5000))
check(("line\n\"word\"\r\t\127"):rep(700))
for n = 2045, 2050 do check(("a"):rep(n) .. "\2" .. "5" .. "\0" .. "x") end
