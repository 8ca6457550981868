-- dialects: 5.2 luajit
-- Wrong gotos and labels.
for _, s in ipairs {
  "goto nowhere", "do ::l:: end goto l", "goto l; do ::l:: end", "::l:: ::l::", "::l:: do ::l:: end", "do ::l:: end ::l::", "goto l; local a; ::l:: print(a)",
  "goto l; local a; ::l::", "goto l; local a; ::l:: ;", "goto l; local a ::l:: ::m:: ; ;", "do goto l; local a; ::l:: end print(1)", "function f() goto l end ::l::", "::l:: function f() goto l end", "goto 1",
  "goto", "::l", ":: ::", "::1::", ":l:", "::end::", "goto end", "repeat goto c; local x; ::c:: until x", "repeat goto c; local x; ::c:: until true",
  "for i = 1, 2 do goto c; local x ::c:: end", "while true do ::a:: goto a; break end", "::a:: break", "goto continue; ::continue::", "return; ::l::", "return 1 ::l::", "break; ::l::",
  "::a:: local x; goto a", "goto = 1", "local goto = 1", "x.goto = 1", "x = { goto = 1 }", "goto x", "x:goto()", "::a::::b::::c:: goto a" } do
  local chunk, message = load(s, "=goto")
  print(s, chunk and "ok" or message)
end
