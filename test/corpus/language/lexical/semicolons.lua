-- Where semicolons may stand.
print(1); print(2);
local a = 1; local b = 2; print(a, b)
do local x = 1; end
local load = loadstring or load
for _, s in ipairs { ";", ";;", "x = 1;;", "; x = 1", "do ; end", "do ;; end", "return;", "return 1;", "return 1;;", "break;", "while true do break; end", "while true do break;; end", "if x then; end", "local x; ; local y", "function f(); end", "return ;return" } do
  local chunk, message = load(s, "=semi")
  print(s, chunk and "ok" or message)
end
