-- error with levels and values of every type.
local function at0() error("level 0", 0) end
local function at1() error("level 1", 1) end
local function at2() error("level 2", 2) end
local function at3() error("level 3", 3) end
local function default() error("default") end
print(pcall(at0)) print(pcall(at1)) print(pcall(at2)) print(pcall(at3)) print(pcall(default))
print(pcall(function() at0() end)) print(pcall(function() at1() end))
print(pcall(function()
  at2() -- the position of this line
end))
print(pcall(function()
  local function wrapper() at3() end
  wrapper() -- and of this one
end))
print(pcall(error)) print(pcall(error, nil)) print(pcall(error, "msg")) print(pcall(error, "msg", 0)) print(pcall(error, "msg", 1)) print(pcall(error, "msg", 2)) print(pcall(error, "msg", 50)) print(pcall(error, "msg", -1))
for _, v in ipairs { 42, true, false, 1.5 } do print(pcall(error, v)) local ok, e = pcall(function() error(v) end) print(e == v, type(e), e) end
local tbl = { code = 7 } local ok, e = pcall(function() error(tbl) end) print(ok, e == tbl, e.code) ok, e = pcall(function() error(tbl, 2) end) print(e == tbl) ok, e = pcall(error, print) print(e == print) ok, e = pcall(function() error(nil) end) print(ok, e) ok, e = pcall(function() error() end) print(ok, e)
print(pcall(function() error(5) end)) print(pcall(function() error("5") end)) print(pcall(function() error(5 .. "") end)) print(select("#", pcall(error))) print(pcall(function() error("a", "1") end)) print(pcall(function() error("a", "x") end)) print(pcall(function() error("a", {}) end)) print(pcall(function() error("multi\nline") end)) print(pcall(function() error("") end)) print(pcall(function() error("nul\0in") end))
local chunk = (loadstring or load)("error('in chunk')", "=named") print(pcall(chunk)) chunk = (loadstring or load)("\n\nerror('in chunk', 1)", "@file.lua") print(pcall(chunk)) chunk = (loadstring or load)("local x = nil; x.y = 1", "x = source text") print(pcall(chunk)) chunk = (loadstring or load)("error('e')\n-- more") print(pcall(chunk)) chunk = (loadstring or load)("error('e')", ("long"):rep(40)) print(pcall(chunk)) chunk = (loadstring or load)("error('e')", "@" .. ("path/"):rep(20)) print(pcall(chunk)) chunk = (loadstring or load)("error('e')", "=" .. ("name"):rep(30)) print(pcall(chunk)) chunk = (loadstring or load)("error('e')", "first line\nsecond line") print(pcall(chunk)) chunk = (loadstring or load)("error('e')", "") print(pcall(chunk)) chunk = (loadstring or load)("error('e')", "=") print(pcall(chunk)) chunk = (loadstring or load)("error('e')", "@") print(pcall(chunk))
