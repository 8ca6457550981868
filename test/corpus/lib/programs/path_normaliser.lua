-- file path normalising, joining, relative paths, globs
local function norm(p)
  local abs, out = p:sub(1, 1) == "/", {}
  for part in p:gmatch("[^/]+") do
    if part == ".." then
      if #out > 0 and out[#out] ~= ".." then out[#out] = nil elseif not abs then out[#out + 1] = ".." end
    elseif part ~= "." then
      out[#out + 1] = part
    end
  end
  local r = (abs and "/" or "") .. table.concat(out, "/")
  return r == "" and "." or r
end
for _, p in ipairs{"/a/b/../c", "a//b/./c/", "../x", "a/../..", "/..", "", ".", "/", "./a", "a/b/c/../../d", "/a/./b/..//c/."} do print(("%q"):format(p), norm(p)) end
local function join(...)
  local r = ""
  for _, p in ipairs{...} do
    if p:sub(1, 1) == "/" then r = p elseif r == "" then r = p else r = r .. "/" .. p end
  end
  return norm(r)
end
print(join("a", "b", "../c"), join("/x", "y"), join("a", "/b", "c"), join())
local function rel(from, to)
  local a, b = {}, {}
  for x in norm(from):gmatch("[^/]+") do a[#a + 1] = x end
  for x in norm(to):gmatch("[^/]+") do b[#b + 1] = x end
  local i = 1
  while a[i] and a[i] == b[i] do i = i + 1 end
  local r = {}
  for _ = i, #a do r[#r + 1] = ".." end
  for j = i, #b do r[#r + 1] = b[j] end
  return #r == 0 and "." or table.concat(r, "/")
end
print(rel("/a/b/c", "/a/d"), rel("/a", "/a"), rel("/a/b", "/a/b/c/d"), rel("/x/y", "/"))
local function base(p) return p:match("([^/]*)$") end
local function dir(p) return p:match("^(.*)/") or "." end
local function ext(p) return base(p):match("^.+(%.[^.]*)$") or "" end
for _, p in ipairs{"/usr/lib/x.tar.gz", "file", ".hidden", "dir.d/file", "a/b.lua", "x."} do
  print(p, dir(p), base(p), ext(p))
end
local function glob(g)
  return "^" .. g:gsub("[%^%$%(%)%%%.%[%]%+%-]", "%%%0"):gsub("%*%*", "\1"):gsub("%*", "[^/]*"):gsub("%?", "[^/]"):gsub("\1", ".*") .. "$"
end
for _, t in ipairs{{"*.lua", "x.lua"}, {"*.lua", "d/x.lua"}, {"**.lua", "d/x.lua"}, {"a?c", "abc"}, {"a?c", "a/c"}, {"(x)-[y]+", "(x)-[y]+"}} do
  print(t[1], t[2], t[2]:find(glob(t[1])) ~= nil, glob(t[1]))
end
