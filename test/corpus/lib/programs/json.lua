-- JSON encoder and decoder with error positions
local function enc(v)
  local t = type(v)
  if t == "nil" then
    return "null"
  elseif t == "boolean" then
    return tostring(v)
  elseif t == "number" then
    return ("%.14g"):format(v)
  elseif t == "string" then
    return '"' .. v:gsub('[%c"\\]', function(c)
      return ({['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\t"] = "\\t"})[c] or ("\\u%04x"):format(c:byte())
    end) .. '"'
  elseif t == "table" then
    local r = {}
    if #v > 0 or next(v) == nil then
      for i = 1, #v do r[i] = enc(v[i]) end
      return "[" .. table.concat(r, ",") .. "]"
    end
    local ks = {}
    for k in pairs(v) do ks[#ks + 1] = tostring(k) end
    table.sort(ks)
    for i, k in ipairs(ks) do r[i] = enc(k) .. ":" .. enc(v[k]) end
    return "{" .. table.concat(r, ",") .. "}"
  end
  error("cannot encode " .. t)
end
local function dec(s) local p = 1 local function ws() p = s:find("[^ \t\r\n]", p) or #s + 1 end local function fail(m) error(("%s at %d"):format(m, p), 0) end local value local esc = {n = "\n", t = "\t", r = "\r", b = "\b", f = "\f", ["/"] = "/", ["\\"] = "\\", ['"'] = '"'} local function str() p = p + 1 local r = {} while true do local a, b, chunk, c = s:find('^([^"\\]*)(["\\])', p) if not a then fail("unterminated string") end r[#r + 1] = chunk p = b + 1 if c == '"' then return table.concat(r) end local e = s:sub(p, p) if e == "u" then local h = s:match("^%x%x%x%x", p + 1) or fail("bad escape") r[#r + 1] = string.char(tonumber(h, 16) % 256) p = p + 5 else r[#r + 1] = esc[e] or fail("bad escape") p = p + 1 end end end
value = function() ws() local c = s:sub(p, p) if c == "{" then local r = {} p = p + 1 ws() if s:sub(p, p) == "}" then p = p + 1 return r end while true do ws() if s:sub(p, p) ~= '"' then fail("expected key") end local k = str() ws() if s:sub(p, p) ~= ":" then fail("expected ':'") end p = p + 1 r[k] = value() ws() local d = s:sub(p, p) p = p + 1 if d == "}" then return r elseif d ~= "," then p = p - 1 fail("expected ',' or '}'") end end elseif c == "[" then local r = {} p = p + 1 ws() if s:sub(p, p) == "]" then p = p + 1 return r end while true do r[#r + 1] = value() ws() local d = s:sub(p, p) p = p + 1 if d == "]" then return r elseif d ~= "," then p = p - 1 fail("expected ',' or ']'") end end elseif c == '"' then return str() end local n = s:match("^-?%d+%.?%d*[eE]?[+-]?%d*", p) if n then p = p + #n return tonumber(n) end for w, v in pairs{["true"] = true, ["false"] = false} do if s:sub(p, p + #w - 1) == w then p = p + #w return v end end if s:sub(p, p + 3) == "null" then p = p + 4 return nil end fail("unexpected '" .. c .. "'") end local v = value() ws() if p <= #s then fail("trailing text") end return v end
for _, s in ipairs{'{"a":1,"b":[true,false,null],"c":{"d":"x\\ny\\u0041"}}', "[]", "{}", "[1,-2.5,3e2]", '"str\\"q"', " 12 ", '[[],[[]],{}]'} do print(enc(dec(s))) end
for _, s in ipairs{"", "{", "[1,]", '{"a" 1}', "[1 2]", '"open', "tru", "[1]x", '{a:1}', '"\\q"'} do print(s, pcall(dec, s)) end
print(enc{name = "x\0y", list = {1, 2, {3}}, flag = false}, pcall(enc, {print}) == false, enc("tab\tquote\""))
