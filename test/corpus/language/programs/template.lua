-- A template engine that compiles to Lua.
local function compile(text)
  local code, pos = { "local out, it = ... local function emit(v) out[#out + 1] = tostring(v) end local function esc(v) emit((tostring(v):gsub('[<>&]', { ['<'] = '&lt;', ['>'] = '&gt;', ['&'] = '&amp;' }))) end" }, 1
  while true do
    local a, b, kind, body = text:find("{([%%{#])%s*(.-)%s*[%%}#]}", pos)
    local plain = text:sub(pos, (a or 0) - 1)
    if plain ~= "" then code[#code + 1] = ("emit(%q)"):format(plain) end
    if not a then break end
    if kind == "{" then
      local expr, filter = body:match("^(.-)%s*|%s*(%a+)$")
      if filter == "raw" then code[#code + 1] = "emit(" .. expr .. ")"
      elseif filter then code[#code + 1] = "esc(string." .. filter .. "(" .. expr .. "))"
      else code[#code + 1] = "esc(" .. body .. ")" end
    elseif kind == "%" then code[#code + 1] = body end
    pos = b + 1
  end
  local f, e = (loadstring or load)(table.concat(code, "\n"), "=template")
  if not f then return nil, e end
  return function(it) local out = {} f(out, it) return table.concat(out) end
end
local page = compile [[
<h1>{{ it.title | upper }}</h1>
{# a comment #}{% for i, item in ipairs(it.items) do %}
  {% if i % 2 == 1 then %}odd{% else %}even{% end %}: {{ item.name }} = {{ item.price * 2 }}{% end %}

{{ it.html | raw }} {{ it.html }} {{ #it.items }} items{{ it.none }}
]]
print(page { title = "List", items = { { name = "a<b", price = 1.5 }, { name = "c&d", price = 2 }, { name = "e", price = 0.1 } }, html = "<i>x</i>" })
print(page { title = "Empty", items = {}, html = "" })
print(compile("{% if %}"))
print(compile("plain")({}), compile("")({}) == "")
print(pcall(compile("{{ it.a.b }}"), {}))
print(compile("{{ it }}{{ 1 + 1 }}{% local x = 5 %}{{ x }}")("top"))
