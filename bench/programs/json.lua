-- JSON in pure Lua: encode a document, decode it, compare.
local N = tonumber((...)) or 730

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

local function escape_char(c)
  return escapes[c] or string.format("\\u%04x", c:byte())
end

local function quote(s)
  return '"' .. s:gsub('[%c"\\]', escape_char) .. '"'
end

local encode

local function encode_array(t, out)
  out[#out + 1] = "["
  for i, v in ipairs(t) do
    if i > 1 then out[#out + 1] = "," end
    encode(v, out)
  end
  out[#out + 1] = "]"
end

local function encode_object(t, out)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = k end
  table.sort(keys)
  out[#out + 1] = "{"
  for i, k in ipairs(keys) do
    if i > 1 then out[#out + 1] = "," end
    out[#out + 1] = quote(k)
    out[#out + 1] = ":"
    encode(t[k], out)
  end
  out[#out + 1] = "}"
end

function encode(v, out)
  local kind = type(v)
  if kind == "table" then
    if #v > 0 or next(v) == nil then
      encode_array(v, out)
    else
      encode_object(v, out)
    end
  elseif kind == "string" then
    out[#out + 1] = quote(v)
  elseif kind == "number" then
    if v % 1 == 0 then
      out[#out + 1] = string.format("%d", v)
    else
      out[#out + 1] = string.format("%.10g", v)
    end
  elseif kind == "boolean" then
    out[#out + 1] = tostring(v)
  else
    error("cannot encode a " .. kind)
  end
end

local function stringify(v)
  local out = {}
  encode(v, out)
  return table.concat(out)
end

local decode

local function fail(s, pos, message)
  local line = 1
  for _ in s:sub(1, pos):gmatch("\n") do line = line + 1 end
  error(string.format("%s at line %d", message, line))
end

local function skip(s, pos)
  return s:find("[^ \t\r\n]", pos) or #s + 1
end

local unescapes = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }

local function decode_string(s, pos)
  local parts = {}
  local from = pos + 1
  while true do
    local stop = s:find('["\\]', from)
    if not stop then fail(s, pos, "unfinished string") end
    parts[#parts + 1] = s:sub(from, stop - 1)
    if s:sub(stop, stop) == '"' then return table.concat(parts), stop + 1 end
    local c = s:sub(stop + 1, stop + 1)
    if c == "u" then
      parts[#parts + 1] = string.char(tonumber(s:sub(stop + 2, stop + 5), 16) % 256)
      from = stop + 6
    else
      parts[#parts + 1] = unescapes[c] or c
      from = stop + 2
    end
  end
end

local function decode_array(s, pos)
  local t = {}
  pos = skip(s, pos + 1)
  if s:sub(pos, pos) == "]" then return t, pos + 1 end
  while true do
    t[#t + 1], pos = decode(s, pos)
    pos = skip(s, pos)
    local c = s:sub(pos, pos)
    if c == "]" then return t, pos + 1 end
    if c ~= "," then fail(s, pos, "',' or ']' expected") end
    pos = pos + 1
  end
end

local function decode_object(s, pos)
  local t = {}
  pos = skip(s, pos + 1)
  if s:sub(pos, pos) == "}" then return t, pos + 1 end
  while true do
    pos = skip(s, pos)
    if s:sub(pos, pos) ~= '"' then fail(s, pos, "name expected") end
    local key, value
    key, pos = decode_string(s, pos)
    pos = skip(s, pos)
    if s:sub(pos, pos) ~= ":" then fail(s, pos, "':' expected") end
    value, pos = decode(s, pos + 1)
    t[key] = value
    pos = skip(s, pos)
    local c = s:sub(pos, pos)
    if c == "}" then return t, pos + 1 end
    if c ~= "," then fail(s, pos, "',' or '}' expected") end
    pos = pos + 1
  end
end

function decode(s, pos)
  pos = skip(s, pos)
  local c = s:sub(pos, pos)
  if c == "{" then return decode_object(s, pos) end
  if c == "[" then return decode_array(s, pos) end
  if c == '"' then return decode_string(s, pos) end
  if s:sub(pos, pos + 3) == "true" then return true, pos + 4 end
  if s:sub(pos, pos + 4) == "false" then return false, pos + 5 end
  local number, stop = s:match("^(%-?%d+%.?%d*[eE]?[+-]?%d*)()", pos)
  if not number then fail(s, pos, "unexpected character") end
  return tonumber(number), stop
end

local function parse(s)
  local v, pos = decode(s, 1)
  if skip(s, pos) <= #s then fail(s, pos, "text after the value") end
  return v
end

local document = { title = "orders\nof the \"day\"", orders = {}, empty = {} }
for i = 1, 200 do
  document.orders[i] = {
    id = i,
    customer = "customer " .. i % 17,
    note = i % 5 == 0 and "tab\there, quote \" and back\\slash" or "plain words only",
    paid = i % 3 == 0,
    total = i * 1.25,
    position = { x = i / 8, y = -i / 4 },
    items = { i, i * 2, i * 3, "thing" .. i },
  }
end

local length, text = 0, nil
for _ = 1, N do
  text = stringify(document)
  document = parse(text)
  length = length + #text
end
local ok, message = pcall(parse, '{"a": [1, 2\n, ?]}')
assert(text == stringify(parse(text)))
print(string.format("json %d bytes, %d orders, %s %s", length, #document.orders, tostring(ok),
  (message:gsub("^.-:%d+: ", ""))))
