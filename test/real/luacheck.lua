-- package: lua-check luacheck
-- dialects: 5.1 luajit
-- The linter as a module and as a program, over the programs of the benchmarks and the stand-ins.
arg = { [0] = "luacheck" }
local luacheck = require("luacheck")
local files = {}
for name in require("lfs").dir("../../bench/programs") do
  if name:match("%.lua$") then files[#files + 1] = "../../bench/programs/" .. name end
end
table.sort(files)
for i, name in ipairs(files) do
  if i > 18 then break end
  local file = assert(io.open(name))
  local source = file:read("*a")
  file:close()
  local report = luacheck.get_report(source)
  local result = luacheck.process_reports({ report }, { std = "max", max_line_length = 80 })
  print(name, result.warnings, result.errors, result.fatals)
  for _, warning in ipairs(result[1]) do print(warning.line, warning.column, warning.code, luacheck.get_message(warning)) end
end
local sources = {
  "local x = 1", "x = y + z", "return function(a, b) local a = 1 end", "if x then elseif", "local t = {a = 1, a = 2, 3, [1] = 4}",
  "for i = 1, 10 do end goto l ::l::", "while true do break end return 1", "local function f() return f end local a, b = 1", "local s = 'abc\n'",
  "do local unused <const> = 1 end", "string.foo = 1 print(undefined) _G.x = 1", "local a a = 1 a = 2 return", "   \n\t x()  \n", "-- luacheck: ignore\nlocal z",
  "-- luacheck: push\n-- luacheck: globals q\nq()\n-- luacheck: pop\nq()", "repeat local k = 1 until k local k", "local a = function(...) local arg = ... end",
  "if a then return else return end print(1)", "for _, v in pairs({}) do v = 1 end", "x = 0x1p4 + 1e2 .. [[\n]] .. '\\x41\\z  b'",
}
for _, std in ipairs({ "lua51", "max", "luajit" }) do
  for _, source in ipairs(sources) do
    local result = luacheck.check_strings({ source }, { std = std })
    print(std, (source:gsub("\n", "\\n")), result.warnings, result.errors, result.fatals)
    for _, warning in ipairs(result[1]) do print("", warning.line, warning.column, warning.end_column, warning.code, luacheck.get_message(warning)) end
  end
end
