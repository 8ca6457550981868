-- URL encoding, query strings, URL splitting, path joining
local function enc(s) return (s:gsub("[^%w%-_%.~]", function(c) return ("%%%02X"):format(c:byte()) end)) end
local function dec(s)
  return (s:gsub("+", " "):gsub("%%(%x%x)", function(h) return string.char(tonumber(h, 16)) end))
end
for _, s in ipairs{"hello world", "a&b=c", "100%", "ünï", "a/b?c#d", "", "~-_.", "\0\255", "1+1=2"} do
  local e = enc(s)
  print(e, dec(e) == s)
end
print(dec("a+b%20c%2Bd"), dec("%41%42"), dec("%zz"), dec("100%"))
local function query(t)
  local r, ks = {}, {}
  for k in pairs(t) do ks[#ks + 1] = k end
  table.sort(ks)
  for _, k in ipairs(ks) do r[#r + 1] = enc(k) .. "=" .. enc(tostring(t[k])) end
  return table.concat(r, "&")
end
local function parse_query(q)
  local r = {}
  for k, v in q:gmatch("([^&=]+)=?([^&]*)") do
    k, v = dec(k), dec(v)
    if r[k] then if type(r[k]) ~= "table" then r[k] = {r[k]} end table.insert(r[k], v) else r[k] = v end
  end
  return r
end
print(query{name = "J. Smith", age = 42, ["a b"] = true})
local p = parse_query("x=1&y=two+words&x=3&flag&z=%26&x=5")
print(table.concat(p.x, ","), p.y, p.flag, p.z)
local function split(u)
  local r = {}
  u = u:gsub("#(.*)$", function(f) r.fragment = f return "" end) u = u:gsub("^(%a[%w+.-]*):", function(s) r.scheme = s:lower() return "" end)
  u = u:gsub("^//([^/?]*)", function(a) r.authority = a return "" end) u = u:gsub("%?(.*)$", function(q) r.query = q return "" end) r.path = u
  if r.authority then r.host, r.port = r.authority:match("^(.-):?(%d*)$") r.host = r.host:gsub("^[^@]*@", function(a) r.user = a:sub(1, -2) return "" end) end
  return r
end
for _, u in ipairs{"http://user:pw@example.com:8080/a/b?x=1#top", "mailto:me@x.org", "/just/path?q", "HTTPS://Host/", "ftp://h/%7Euser", "//noscheme/x", "file:///etc/passwd"} do
  local r = split(u)
  print(u, tostring(r.scheme), tostring(r.user), tostring(r.host), tostring(r.port), r.path, tostring(r.query), tostring(r.fragment))
end
