-- Compiles a template: text is written as it is, <%= e %> writes a value with its markup escaped, <%- e %> writes it as it
-- is, <% s %> is a statement. The names of the data are variables.
local escapes = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

local function escape(v)
  return (tostring(v):gsub('[&<>"]', escapes))
end

return function(text, name)
  local code, at = { "local _write, _escape = ... " }, 1
  while true do
    local from, to, kind, inside = text:find("<%%([=-]?)(.-)%%>\n?", at)
    local plain = text:sub(at, (from or 0) - 1)
    -- With %q newlines stay newlines, so that errors name the lines of the template.
    if plain ~= "" then code[#code + 1] = ("_write(%q) "):format(plain) end
    if not from then break end
    local newline = text:sub(to, to) == "\n"
    if kind == "" then
      code[#code + 1] = inside .. (newline and "\n" or " ")
    else
      code[#code + 1] = (kind == "=" and "_write(_escape(%s)) " or "_write(%s) "):format(inside)
      if newline then code[#code + 1] = '_write("\\n")\n' end
    end
    at = to + 1
  end
  local chunk = assert(loadstring(table.concat(code), "@" .. name))
  return function(data)
    local out = {}
    local function write(v) out[#out + 1] = tostring(v) end
    setfenv(chunk, setmetatable(data, { __index = _G }))
    chunk(write, escape)
    return table.concat(out)
  end
end
