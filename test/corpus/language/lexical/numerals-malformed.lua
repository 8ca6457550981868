-- Malformed numbers, and what may follow a number.
local load = loadstring or load
local sources = {
  "3x", "3..2", "1.2.3", "1e", "1e+", "0x", "0xy", "12abc", "1__", "3_", "08", "0.1.", "1 .. 2", "1..", "1e1e1",
  "0x1g", "3e5x", "1and 2", "2or 3", "0xep1", "1.e", "..5", "5..'a'", "5 ..'a'", "5.0 ..6", "1e2e", "0x5.5.5",
}
for _, s in ipairs(sources) do
  local chunk, message = load("return " .. s, "=number")
  if chunk then print(s, pcall(chunk)) else print(s, "error", message) end
end
