-- A tokenizer for Lua itself, fed with all kinds of tokens.
local keywords = {}
for w in ("and break do else elseif end false for function if in local nil not or repeat return then true until while"):gmatch("%a+") do
  keywords[w] = true
end
local function tokenize(src)
  local pos, line, out = 1, 1, {}
  local function long(start)
    local eq = src:match("^%[(=*)%[", start)
    if not eq then return nil end
    local a, b = src:find("]" .. eq .. "]", start + #eq + 2, true)
    if not a then error("line " .. line .. ": unfinished long bracket", 0) end
    return src:sub(start, b)
  end
  while pos <= #src do
    local c = src:sub(pos, pos)
    local text, kind
    if c:match("%s") then text, kind = src:match("^%s+", pos), "space"
    elseif src:sub(pos, pos + 1) == "--" then
      local l = long(pos + 2)
      text, kind = l and "--" .. l or src:match("^%-%-[^\n]*", pos), "comment"
    elseif c:match("[%a_]") then text = src:match("^[%w_]+", pos) kind = keywords[text] and "keyword" or "name"
    elseif src:match("^%.?%d", pos) then
    text, kind = src:match("^0[xX]%x+", pos) or src:match("^%d*%.?%d*[eE][+-]?%d+", pos) or src:match("^%d*%.?%d*", pos), "number"
    elseif c == '"' or c == "'" then
      local i = pos + 1
      while true do
        local d = src:sub(i, i)
        if d == "" or d == "\n" then error("line " .. line .. ": unfinished string", 0) end
        if d == "\\" then i = i + 1 elseif d == c then break end
        i = i + 1
      end
      text, kind = src:sub(pos, i), "string"
    elseif long(pos) then text, kind = long(pos), "string"
    else
      for _, op in ipairs { "...", "..", "==", "~=", "<=", ">=" } do
        if src:sub(pos, pos + #op - 1) == op then text = op break end
      end
      if not text and c:match("[%+%-%*/%%%^#<>=%(%){}%[%];:,%.]") then text = c end
      if not text then error("line " .. line .. ": unexpected " .. c, 0) end
      kind = "op"
    end
    if kind ~= "space" and kind ~= "comment" then
      out[#out + 1] = line .. ":" .. kind:sub(1, 1) .. ":" .. text:gsub("\n", "\\n")
    end
    line = line + select(2, text:gsub("\n", ""))
    pos = pos + #text
  end
  return out
end
for _, src in ipairs { "local x = 10 -- comment\nreturn x", "a.b[c]:d{1,2;x=3}(...)..'s'", "if a<=b and not(c~=d) then end", "x = 0xFF + 1e-3 + .5 + 3. + 0x1F", [==[s = [[long
string]] .. [=[a]]b]=] --[[ comment
]] y]==], "t['it\\'s'] = \"q\\\"\"", "a=-b^-c%d//e", "'open", "x = $", "--[==[ never closed", "" } do
  local ok, r = pcall(tokenize, src)
  print(ok, ok and #r or "", ok and table.concat(r, " ") or r)
end
