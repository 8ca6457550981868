-- Looks for a way out.
local found = {}
local function try(name, f)
  local ok, v = pcall(f)
  if ok and v ~= nil then found[#found + 1] = name end
end
try("io.open", function() return io.open("/etc/passwd") end)
try("os.execute", function() return os.execute("true") end)
try("require", function() return require("socket") end)
try("loadfile", function() return loadfile("/etc/passwd") end)
try("js.eval", function() return js.eval("process") end)
try("builtins", function() return js.builtins.process end)
try("constructor", function() return room.constructor end)
try("prototype", function() return room.post.constructor end)
try("bytecode", function() return loadstring(string.dump(function() end)) end)

on("message", function() return #found == 0 and "nothing found" or table.concat(found, ", ") end)
