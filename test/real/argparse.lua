-- package: lua-argparse argparse
local argparse = require("argparse")
local function make()
  local parser = argparse("tool", "A tool that does things with files, described by a text that is long enough to be wrapped.", "See also: nothing.")
  parser:argument("input", "Input file."):args("1-3")
  parser:option("-o --output", "Output file.", "a.out"):argname("<file>")
  parser:option("-l --level", "Level."):convert(tonumber):default("3")
  parser:option("-I --include", "Include."):count("*"):argname("<dir>")
  parser:option("--pair"):args(2):argname({ "<key>", "<value>" })
  parser:option("--mode"):choices({ "fast", "slow" })
  parser:flag("-v --verbose", "Verbosity."):count("0-3"):target("verbosity")
  parser:flag("-q --quiet"):action("store_true")
  parser:mutex(parser:flag("--on"), parser:flag("--off"))
  return parser
end
local function show(t, indent)
  for k, v in sorted(t) do
    if type(v) == "table" then
      print(indent .. tostring(k) .. ":")
      show(v, indent .. "  ")
    else print(indent .. tostring(k) .. " = " .. tostring(v)) end
  end
end
local function try(...)
  local ok, result = make():pparse({ ... })
  print("--", ok, ...)
  if ok then show(result, "") else print(result) end
end
print(make():get_help())
print(make():get_usage())
try("a")
try("a", "b", "c")
try("a", "b", "c", "d")
try()
try("-o", "x", "a", "-l", "12", "-I.", "-Iinc", "-vv", "--pair", "k", "v")
try("--output=y", "a", "--mode", "fast", "-q")
try("--mode", "medium", "a")
try("--level", "x", "a")
try("-vvvv", "a")
try("--on", "--off", "a")
try("--outptu", "x")
try("--pair", "k")
try("--", "-x")
try("-o")
local parser = argparse("git"):command_target("command"):require_command(true)
local add = parser:command("add a", "Add files.")
add:argument("paths"):args("*")
add:flag("-n --dry-run")
local remote = parser:command("remote", "Remotes.")
remote:command("list")
remote:command("set"):argument("url")
print(parser:get_help())
print(add:get_help())
for _, words in ipairs({ { "add", "x", "y", "-n" }, { "a" }, { "remote", "set", "u" }, { "remote" }, { "comit" }, {} }) do
  local ok, result = parser:pparse(words)
  print("--", ok, table.concat(words, " "))
  if ok then show(result, "") else print(result) end
end
print(parser:get_bash_complete():sub(1, 400))
print(make():get_fish_complete())
