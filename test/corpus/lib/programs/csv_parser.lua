-- CSV parser and writer with quotes, embedded separators and newlines
local function parse(s)
  local rows, row, pos = {}, {}, 1
  while true do
    local field
    if s:sub(pos, pos) == '"' then
      local buf = {}
      pos = pos + 1
      while true do
        local a, b, chunk, q = s:find('([^"]*)(""?)', pos)
        if not a then error("unterminated quote at " .. pos, 0) end
        buf[#buf + 1] = chunk
        pos = b + 1
        if q == '"' then break end
        buf[#buf + 1] = '"'
      end
      field = table.concat(buf)
    else
      local a, b, chunk = s:find("^([^,\r\n]*)", pos)
      field, pos = chunk, b + 1
    end
    row[#row + 1] = field
    local c = s:sub(pos, pos)
    if c == "," then pos = pos + 1
    else
      rows[#rows + 1], row = row, {}
      pos = pos + #s:match("^\r?\n?", pos)
      if pos > #s then return rows end
    end
  end
end
local function quote(v)
  v = tostring(v)
  if v:find('[",\n]') then return '"' .. v:gsub('"', '""') .. '"' end
  return v
end
local text = 'id,name,notes\n1,"Smith, J.","said ""hi"""\n2,Bob,\n3,"multi\nline",x\r\n,,\n'
for i, r in ipairs(parse(text)) do
  io.write(i, " [", #r, "]")
  for _, f in ipairs(r) do io.write(" <", (f:gsub("\n", "\\n")), ">") end
  io.write("\n")
end
print(pcall(parse, 'a,"open'))
local out = {}
for _, r in ipairs(parse(text)) do
  local q = {}
  for i, f in ipairs(r) do q[i] = quote(f) end
  out[#out + 1] = table.concat(q, ",")
end
print(table.concat(out, "\n"))
