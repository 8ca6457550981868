-- Lambda calculus: parser, printer, normal order reduction, Church numerals.
local function parse(s)
  local pos = 1
  local term
  local function ws() pos = s:find("%S", pos) or #s + 1 end
  local function atom()
    ws()
    local c = s:sub(pos, pos)
    if c == "(" then
      pos = pos + 1
      local t = term()
      ws()
      if s:sub(pos, pos) ~= ")" then error("')' expected at " .. pos, 0) end
      pos = pos + 1
      return t
    elseif c == "\\" then
      pos = pos + 1
      local names = {}
      ws()
      while s:match("^%a", pos) do names[#names + 1] = s:sub(pos, pos) pos = pos + 1 ws() end
      if s:sub(pos, pos) ~= "." or #names == 0 then error("bad lambda at " .. pos, 0) end
      pos = pos + 1
      local body = term()
      for i = #names, 1, -1 do body = { "lam", names[i], body } end
      return body
    elseif c:match("%a") then
      pos = pos + 1
      return { "var", c }
    end
  end
  function term()
    local t = atom() or error("term expected at " .. pos, 0)
    while true do local a = atom() if not a then return t end t = { "app", t, a } end
  end
  local t = term()
  ws()
  if pos <= #s then error("junk at " .. pos, 0) end
  return t
end
local function show(t)
  if t[1] == "var" then
    return t[2]
  elseif t[1] == "lam" then
    local names = t[2]
    local b = t[3]
    while b[1] == "lam" do names = names .. b[2] b = b[3] end
    return "\\" .. names .. "." .. show(b)
  end
  local l, r = show(t[2]), show(t[3])
  if t[2][1] == "lam" then l = "(" .. l .. ")" end
  if t[3][1] ~= "var" then r = "(" .. r .. ")" end
  return l .. r
end
local function free(t, v)
  if t[1] == "var" then return t[2] == v elseif t[1] == "lam" then return t[2] ~= v and free(t[3], v) end
  return free(t[2], v) or free(t[3], v)
end
local function fresh(t, u)
  for c in ("abcdefghijklmnopqrstuvwxyz"):gmatch(".") do if not free(t, c) and not free(u, c) then return c end end
end
local function subst(t, v, u)
  if t[1] == "var" then
    return t[2] == v and u or t
  elseif t[1] == "app" then
    return { "app", subst(t[2], v, u), subst(t[3], v, u) }
  elseif t[2] == v then
    return t
  elseif free(u, t[2]) and free(t[3], v) then
    local n = fresh(t[3], u)
    return { "lam", n, subst(subst(t[3], t[2], { "var", n }), v, u) }
  end
  return { "lam", t[2], subst(t[3], v, u) }
end
local function step(t)
  if t[1] == "app" then
    if t[2][1] == "lam" then return subst(t[2][3], t[2][2], t[3]) end
    local l = step(t[2])
    if l then return { "app", l, t[3] } end
    local r = step(t[3])
    return r and { "app", t[2], r }
  elseif t[1] == "lam" then
    local b = step(t[3])
    return b and { "lam", t[2], b }
  end
end
local function normal(t, limit)
  for n = 0, limit or 1000 do local s = step(t) if not s then return t, n end t = s end
  return nil, "no normal form"
end
for _, s in ipairs { "(\\x.x)y", "(\\xy.x)ab", "(\\x.xx)(\\x.x)", "(\\xy.yx)y", "(\\fx.f(fx))(\\fx.f(fx))", "(\\mnfx.mf(nfx))(\\fx.fx)(\\fx.f(fx))", "(\\mnf.m(nf))(\\fx.f(fx))(\\fx.f(f(fx)))", "(\\xyz.xz(yz))(\\xy.x)(\\xy.x)", "(\\x.y)((\\x.xx)(\\x.xx))", "(\\x.xx)(\\x.xx)", "\\x.", "(x", "x)", "" } do
  local ok, t = pcall(parse, s)
  if ok then local n, steps = normal(t, 50) print(show(t), n and show(n) or n, steps) else print(s, t) end
end
local function church(n)
  local b = { "var", "x" }
  for i = 1, n do b = { "app", { "var", "f" }, b } end
  return { "lam", "f", { "lam", "x", b } }
end
local function unchurch(t) local n, b = 0, t[3][3] while b[1] == "app" do n = n + 1 b = b[3] end return n end
local mul, exp, add = parse "\\mnf.m(nf)", parse "\\mn.nm", parse "\\mnfx.mf(nfx)"
for _, op in ipairs { add, mul, exp } do
  local r = {}
  for a = 1, 3 do
    for b = 1, 3 do r[#r + 1] = unchurch((normal({ "app", { "app", op, church(a) }, church(b) }, 5000))) end
  end
  print(table.concat(r, " "))
end
