-- Strings and comments that never end.
local load = loadstring or load
local sources = {
  "'abc", '"abc', "'abc\n'", "\"abc\ndef\"", "[[abc", "[==[abc]=]", "--[[abc", "--[==[ abc ]=] x", "'abc\\", "'abc\\'", "'\\12",
  "return 'a\\\nb\n", "x = '" .. ("long"):rep(30), "x = [[" .. ("long "):rep(30), "[=", "[==", "[=x", "x = [=", "return [=[]=",
}
for _, s in ipairs(sources) do
  print(select(2, load(s, "=string")))
end
