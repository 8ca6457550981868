-- A JSON encoder and decoder, with errors.
local json = {}
local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t", ["\b"] = "\\b", ["\f"] = "\\f" }
local function quote(s)
  return '"' .. s:gsub('[%c"\\]', function(c) return escapes[c] or ("\\u%04x"):format(c:byte()) end) .. '"'
end
json.null = setmetatable({}, { __tostring = function() return "null" end })
function json.encode(v, seen)
  seen = seen or {}
  local kind = type(v)
  if v == nil or v == json.null then return "null"
  elseif kind == "boolean" then return tostring(v)
  elseif kind == "number" then
    if v ~= v or v == math.huge or v == -math.huge then error("cannot encode number " .. (v ~= v and "nan" or v), 0) end
    return ("%.14g"):format(v)
  elseif kind == "string" then return quote(v)
  elseif kind == "table" then
    if seen[v] then error("circular reference", 0) end
    seen[v] = true
    local out = {}
    if #v > 0 or next(v) == nil and getmetatable(v) == "array" then
      for i = 1, #v do out[i] = json.encode(v[i], seen) end
      seen[v] = nil
      return "[" .. table.concat(out, ",") .. "]"
    end
    local keys = {}
    for k in pairs(v) do if type(k) ~= "string" then error("bad key " .. tostring(k), 0) end keys[#keys + 1] = k end
    table.sort(keys)
    for i, k in ipairs(keys) do out[i] = quote(k) .. ":" .. json.encode(v[k], seen) end
    seen[v] = nil
    return "{" .. table.concat(out, ",") .. "}"
  end
  error("cannot encode " .. kind, 0)
end
local unescape = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }
local function utf8char(n)
  if n < 128 then
    return string.char(n)
  elseif n < 2048 then
    return string.char(192 + math.floor(n / 64), 128 + n % 64)
  end
  return string.char(224 + math.floor(n / 4096), 128 + math.floor(n / 64) % 64, 128 + n % 64)
end
function json.decode(s)
  local pos = 1
  local function fail(msg)
    local line = 1
    for _ in s:sub(1, pos - 1):gmatch("\n") do line = line + 1 end
    error(("%s at line %d, char %d"):format(msg, line, pos), 0)
  end
  local function skip() pos = s:find("[^ \t\r\n]", pos) or #s + 1 end
  local value
  local function str()
    local out = {}
    pos = pos + 1
    while true do
      local a, b, chunk = s:find('^([^"\\%c]*)', pos)
      out[#out + 1] = chunk
      pos = b + 1
      local c = s:sub(pos, pos)
      if c == '"' then pos = pos + 1 return table.concat(out)
      elseif c == "\\" then
        local e = s:sub(pos + 1, pos + 1)
        if e == "u" then
          local hex = s:match("^%x%x%x%x", pos + 2)
          if not hex then fail("bad \\u escape") end
          out[#out + 1] = utf8char(tonumber(hex, 16))
          pos = pos + 6
        elseif unescape[e] then out[#out + 1] = unescape[e] pos = pos + 2
        else fail("bad escape \\" .. e) end
      else fail("unfinished string") end
    end
  end
  function value()
    skip()
    local c = s:sub(pos, pos)
    if c == "{" then
      local r = {}
      pos = pos + 1 skip()
      if s:sub(pos, pos) == "}" then pos = pos + 1 return r end
      repeat
        skip()
        if s:sub(pos, pos) ~= '"' then fail("key expected") end
        local k = str()
        skip()
        if s:sub(pos, pos) ~= ":" then fail("':' expected") end
        pos = pos + 1
        r[k] = value()
        skip()
        local d = s:sub(pos, pos)
        pos = pos + 1
        if d ~= "," and d ~= "}" then pos = pos - 1 fail("',' or '}' expected") end
      until d == "}"
      return r
    elseif c == "[" then
      local r = {}
      pos = pos + 1 skip()
      if s:sub(pos, pos) == "]" then pos = pos + 1 return r end
      repeat
        r[#r + 1] = value()
        skip()
        local d = s:sub(pos, pos)
        if d ~= "," and d ~= "]" then fail("',' or ']' expected") end
        pos = pos + 1
      until d == "]"
      return r
    elseif c == '"' then return str()
    end
    local word = s:match("^%a+", pos)
    if word then
      if word == "true" or word == "false" then pos = pos + #word return word == "true" end
      if word == "null" then pos = pos + 4 return json.null end
      fail("unknown word " .. word)
    end
    local num = s:match("^-?%d+%.?%d*[eE]?[+-]?%d*", pos)
    if not num or not tonumber(num) then fail(c == "" and "unexpected end" or "unexpected " .. c) end
    pos = pos + #num
    return tonumber(num)
  end
  local v = value()
  skip()
  if pos <= #s then fail("trailing text") end
  return v
end
local data = { name = "lua", list = { 1, 2.5, -3, 1e20 }, nested = { deep = { deeper = { true, false } } }, text = 'quote " slash \\ newline \n tab \t bell \7', empty = {}, ["key with space"] = 1 }
local text = json.encode(data)
print(text)
print(json.encode(json.decode(text)) == text)
for _, s in ipairs { '1', '-1.5e3', '"a\\u0041\\u00e9\\u20ac"', '[1, [2, [3]], {}]', '{"a": {"b": [null, true]}}', ' [ ] ', '"\\/\\b"', '[1,]', '{"a" 1}', '{a: 1}', '"abc', '[1 2]', 'nul', '', '01x', '{"a":1}}', '"\\x"', '[\n1,\n2,\n!]' } do
  local ok, v = pcall(json.decode, s)
  print((s:gsub("\n", " ")), ok, ok and json.encode(v) or v)
end
local cyc = {} cyc.me = cyc
print(pcall(json.encode, cyc))
print(pcall(json.encode, { print }))
print(pcall(json.encode, 1 / 0))
print(pcall(json.encode, { [1.5] = 1 }))
