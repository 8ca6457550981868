-- CPU seconds of compiling Lua files without running them; prints a JSON array. lua load-native.lua FILE...
local compile = loadstring or load
local seconds = {}
for i, name in ipairs(arg) do
  local file = assert(io.open(name, "rb"))
  local text = file:read("*a")
  file:close()
  local start = os.clock()
  assert(compile(text, "@" .. name))
  seconds[i] = string.format("%.6f", os.clock() - start)
end
print("[" .. table.concat(seconds, ",") .. "]")
