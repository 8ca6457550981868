-- template engine compiling to Lua source, with loops, expressions and errors
local ls = loadstring or load
local function compile(tpl, name)
  local src, pos = {"local env, out = ...\n"}, 1
  local function text(t) if t ~= "" then src[#src + 1] = ("out[#out+1] = %q\n"):format(t) end end
  while true do
    local a, b, mark, code = tpl:find("<%%(=?)(.-)%%>", pos)
    if not a then break end
    text(tpl:sub(pos, a - 1))
    if mark == "=" then src[#src + 1] = "out[#out+1] = tostring(" .. code .. ")\n" else src[#src + 1] = code .. "\n" end
    pos = b + 1
  end
  text(tpl:sub(pos))
  return ls(table.concat(src), "=" .. name)
end
local function render(tpl, env, name)
  local f, err = compile(tpl, name or "tpl")
  if not f then return nil, err end
  local out = {}
  local ok, e = pcall(f, env, out)
  if not ok then return nil, e end
  return table.concat(out)
end
print(render("Hello <%= env.name %>!", {name = "World"}))
print(render([[<ul>
<% for i, v in ipairs(env.items) do %>  <li><%= i %>: <%= v:upper() %></li>
<% end %></ul>]], {items = {"one", "two", "three"}}))
print(render("<% if env.x > 1 then %>big<% else %>small<% end %> <%= env.x * 2 %>", {x = 3}))
print(render("<% if env.x > 1 then %>big<% else %>small<% end %>", {x = 0}))
print(render("<%= env.a.b %>", {}))
print(render("<% for %>", {}, "broken"))
print(render("<%= nil %> <%= true %> <%= 1/4 %>", {}))
print(render("no tags \"quotes\" \\ and\nnewline", {}))
print((("$a ${b} $$ $missing"):gsub("%$(%$?){?(%w*)}?", function(d, k)
  if d ~= "" then return "$" .. k end
  return ({a = "AA", b = "BB"})[k]
end)))
