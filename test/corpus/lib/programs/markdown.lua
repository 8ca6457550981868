-- a little markdown to HTML converter built on patterns
local function esc(s) return (s:gsub("[&<>]", {["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;"})) end
local function inline(s)
  local codes = {}
  s = esc(s):gsub("`([^`]+)`", function(c) codes[#codes + 1] = c return "\1" .. #codes .. "\1" end)
  s = s:gsub("%*%*(.-)%*%*", "<b>%1</b>"):gsub("%*(.-)%*", "<i>%1</i>"):gsub("!%[(.-)%]%((.-)%)", '<img alt="%1" src="%2">'):gsub("%[(.-)%]%((.-)%)", '<a href="%2">%1</a>')
  return (s:gsub("\1(%d+)\1", function(i) return "<code>" .. codes[tonumber(i)] .. "</code>" end))
end
local function convert(text)
  local out, list, para = {}, nil, {}
  local function flush() if #para > 0 then out[#out + 1] = "<p>" .. inline(table.concat(para, " ")) .. "</p>" para = {} end end
  local function close() if list then out[#out + 1] = "</" .. list .. ">" list = nil end end
  local function item(tag, s) flush() if list ~= tag then close() out[#out + 1] = "<" .. tag .. ">" list = tag end out[#out + 1] = "  <li>" .. inline(s) .. "</li>" end
  local code
  for line in (text .. "\n"):gmatch("(.-)\n") do
    local hashes, title = line:match("^(#+)%s+(.-)%s*#*$")
    if line:find("^```") then if code then out[#out + 1] = "<pre>" .. esc(table.concat(code, "\n")) .. "</pre>" code = nil else flush() close() code = {} end
    elseif code then code[#code + 1] = line
    elseif hashes then flush() close() out[#out + 1] = ("<h%d>%s</h%d>"):format(#hashes, inline(title), #hashes)
    elseif line:find("^%s*[-*]%s+") then item("ul", line:match("^%s*[-*]%s+(.*)$"))
    elseif line:find("^%s*%d+%.%s") then item("ol", line:match("^%s*%d+%.%s+(.*)$"))
    elseif line:find("^%-%-%-+$") then flush() close() out[#out + 1] = "<hr>"
    elseif line:find("^%s*$") then flush() close()
    else close() para[#para + 1] = line:match("^%s*(.-)%s*$") end
  end
  flush() close() return table.concat(out, "\n")
end
print(convert[[
# Title *with* style #
Some **bold** text & a [link](http://x.org/?a=1&b=2),
continued `code <b>*x*</b>` here.

- one
- two **2**
1. first
2. second
---
## Sub
```
if a < b then
  *raw*
```
![pic](p.png) end]])
