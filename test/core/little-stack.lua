-- Library functions called where next to no stack is left: each works or fails, and the process and the program go on.
local calls = {
  function() return tonumber("0x1p4"), tonumber("nan"), tonumber("0b11"), tonumber("1e400") end,
  function() return string.format("%5.2f %q %s %x", 1.5, "x", 1, 255) end,
  function() return (loadstring or load)("local a = 0x10 return function() return a .. 'x', [[\r\n]] end") end,
  function() return (loadstring or load)("return )") end,
  function() return ("hello world"):gsub("(%w+) (%w+)", "%2 %1") end,
  function() return ("A\255b"):rep(40):upper(), ("A\255b"):rep(40):lower() end,
  function() return io.open("no/such/file", "rb") end,
  function() return require("no.such.module") end,
  function() return setmetatable({}, { __mode = "k" }) end,
  function() return debug.traceback("x"), debug.getinfo(1) end,
  function() return nil .. "x" end,
  function() return error({}) end,
  function() return io.open("no/such/file", "r+b") end,
  function() return tonumber("nan(1)") end,
  function() return debug.getinfo(function() end, "S") end,
  function() return coroutine.wrap(function() local o = {} function o:init() self.x = 1 end o:init() end)() end,
  function() return ("key = value"):match("^(%w+)%s*=%s*(%w+)$") end,
}
-- V8 compiles a regular expression anew when it is used for the second time.
for i = 1, #calls do pcall(calls[i]) end
local called, wrong = 0, 0
local function climb()
  called = called + 1
  if called > 300 then return end
  for i = 1, #calls do
    local ok, message = pcall(calls[i])
    if not ok and type(message) == "userdata" then wrong = wrong + 1 end
  end
end
local function dive()
  pcall(dive)
  climb()
end
pcall(dive)
print(called > 300, wrong)
local function dive2()
  pcall(string.gsub, "x", ".", dive2)
  climb()
end
called = 0
pcall(dive2)
print(called > 20, wrong)
for i = 1, #calls do print(i, (pcall(calls[i]))) end
