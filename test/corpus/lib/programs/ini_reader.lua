-- INI reader with sections, comments, typed values, errors with line numbers
local text = [[
; global comment
debug = true
ratio=0.75
[server]
host = example.org   # trailing
port = 8080
paths = /a, /b , /c
[client "one"]
name = "quoted ; value"
empty =
bad line here
]]
local function parse(s)
  local res, cur, errs, n = {[""] = {}}, "", {}, 0
  for line in (s .. "\n"):gmatch("(.-)\n") do
    n = n + 1
    line = line:match("^%s*(.-)%s*$")
    if line == "" or line:find("^[;#]") then
    elseif line:find("^%[.*%]$") then cur = line:sub(2, -2) res[cur] = res[cur] or {}
    else
      local k, v = line:match("^([%w_]+)%s*=%s*(.*)$")
      if not k then errs[#errs + 1] = ("line %d: cannot parse %q"):format(n, line)
      else
        local q = v:match('^"(.*)"$')
        if q then v = q else v = v:gsub("%s*[#;].*$", "") if v == "true" then v = true elseif tonumber(v) then v = tonumber(v) end end
        res[cur][k] = v
      end
    end
  end
  return res, errs
end
local conf, errs = parse(text)
local sections = {} for k in pairs(conf) do sections[#sections + 1] = k end table.sort(sections)
for _, s in ipairs(sections) do
  print("[" .. s .. "]")
  local keys = {} for k in pairs(conf[s]) do keys[#keys + 1] = k end table.sort(keys)
  for _, k in ipairs(keys) do print("", k, type(conf[s][k]), conf[s][k]) end
end
for _, e in ipairs(errs) do print(e) end
local paths = {}
for p in conf.server.paths:gmatch("[^,%s]+") do paths[#paths + 1] = p end
print(#paths, table.concat(paths, "|"))
