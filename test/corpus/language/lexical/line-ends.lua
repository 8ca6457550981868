-- Line ends of every kind, in source, strings and line numbers.
local load = loadstring or load
for _, eol in ipairs { "\n", "\r", "\r\n", "\n\r", "\n\n", "\r\r", "\r\n\r\n" } do
  local name = eol:gsub("\n", "N"):gsub("\r", "R")
  local chunk = load("local a = 1" .. eol .. "-- comment" .. eol .. "error('here')", "=eol")
  print(name, pcall(chunk))
  local text = load("return [[" .. eol .. "a" .. eol .. "b]], '\\" .. eol .. "'")
  if text then
    local long, short = text()
    print(#long, long:gsub("\n", "N"):gsub("\r", "R"), #short, (short:gsub("\n", "N"):gsub("\r", "R")))
  else
    print("does not compile")
  end
  print(select(2, load("x = 'a" .. eol .. "b'", "=eol")))
  print(pcall(load("return 1 --" .. eol .. "+ 2")))
end
