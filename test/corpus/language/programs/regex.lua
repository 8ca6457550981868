-- A regular expression matcher: parsed to a tree, matched with continuations.
local function parse(re)
  local pos = 1
  local alt
  local function peek() return re:sub(pos, pos) end
  local function atom()
    local c = peek()
    pos = pos + 1
    if c == "(" then local a = alt() if peek() ~= ")" then error("missing )", 0) end pos = pos + 1 return { "group", a }
    elseif c == "." then return { "any" }
    elseif c == "^" then return { "start" } elseif c == "$" then return { "finish" }
    elseif c == "[" then
      local negate, set = false, {}
      if peek() == "^" then negate = true pos = pos + 1 end
      repeat
        local a = peek()
        if a == "" then error("missing ]", 0) end
        pos = pos + 1
        if re:sub(pos, pos) == "-" and re:sub(pos + 1, pos + 1) ~= "]" then
          set[#set + 1] = { a, re:sub(pos + 1, pos + 1) }
          pos = pos + 2
        else
          set[#set + 1] = { a, a }
        end
      until peek() == "]"
      pos = pos + 1
      return { "set", set, negate }
    elseif c == "\\" then
    c = peek()
    pos = pos + 1
    if c == "d" then
      return { "set", { { "0", "9" } } }
    elseif c == "w" then
      return { "set", { { "a", "z" }, { "A", "Z" }, { "0", "9" }, { "_", "_" } } }
    end
    return { "char", c }
    elseif c == "*" or c == "+" or c == "?" then error("nothing to repeat", 0) end
    return { "char", c }
  end
  local function seq()
    local items = {}
    while pos <= #re and peek() ~= "|" and peek() ~= ")" do
      local a = atom()
      local c = peek()
      if c == "*" then
        a = { "repeat", a, 0, math.huge }
        pos = pos + 1
      elseif c == "+" then
        a = { "repeat", a, 1, math.huge }
        pos = pos + 1
      elseif c == "?" then
        a = { "repeat", a, 0, 1 }
        pos = pos + 1
      end
      items[#items + 1] = a
    end
    return { "seq", items }
  end
  function alt()
    local choices = { seq() }
    while peek() == "|" do pos = pos + 1 choices[#choices + 1] = seq() end
    return { "alt", choices }
  end
  local tree = alt()
  if pos <= #re then error("unexpected " .. peek(), 0) end
  return tree
end
local function match(node, s, i, k)
  local kind = node[1]
  if kind == "char" then return s:sub(i, i) == node[2] and k(i + 1)
  elseif kind == "any" then return i <= #s and k(i + 1)
  elseif kind == "start" then return i == 1 and k(i)
  elseif kind == "finish" then return i == #s + 1 and k(i)
  elseif kind == "set" then
    if i > #s then return false end
    local c, found = s:sub(i, i), false
    for _, r in ipairs(node[2]) do if c >= r[1] and c <= r[2] then found = true end end
    return found ~= (node[3] or false) and k(i + 1)
  elseif kind == "group" then return match(node[2], s, i, k)
  elseif kind == "alt" then
  for _, c in ipairs(node[2]) do local r = match(c, s, i, k) if r then return r end end
  return false
  elseif kind == "seq" then
  local function step(n, j)
    if n > #node[2] then return k(j) end
    return match(node[2][n], s, j, function(j2) return step(n + 1, j2) end)
  end
  return step(1, i)
  end
  local function again(n, j)
    if n < node[4] then
      local r = match(node[2], s, j, function(j2) return j2 > j and again(n + 1, j2) end)
      if r then return r end
    end
    return n >= node[3] and k(j)
  end
  return again(0, i)
end
local function find(re, s)
  local tree = parse(re)
  for i = 1, #s + 1 do
    local e = match(tree, s, i, function(j) return j end)
    if e then return i, e - 1, s:sub(i, e - 1) end
  end
end
for _, c in ipairs { { "abc", "xabcx" }, { "a*", "aaa" }, { "a+b", "caaab" }, { "^a", "ba" }, { "^b?a$", "ba" }, { "[0-9]+", "abc 123 def" }, { "[^a-z]+", "abcDEF" }, { "(ab|cd)+", "xxabcdabyy" }, { "(a|ab)(c|bcd)$", "abcd" }, { "\\d+\\.\\d*", "v 3.14!" }, { "\\w+@\\w+\\.com", "mail me@site.com" }, { "x*", "" }, { "(a*)*b", "aaaab" }, { "(a*)*c", "aaaab" }, { "colou?r", "the color" }, { ".*x.*y", "axbycy" }, { "(", "" }, { "[a", "" }, { "*a", "" }, { "a)", "" } } do
  print(c[1], c[2], pcall(find, c[1], c[2]))
end
