-- A trie with prefix search, word counts, wrapping and justification.
local Trie = {} Trie.__index = Trie function Trie.new() return setmetatable({ children = {}, count = 0 }, Trie) end
function Trie:insert(w)
  local n = self
  for c in w:gmatch(".") do n.children[c] = n.children[c] or Trie.new() n = n.children[c] end
  n.count = n.count + 1
  return self
end
function Trie:find(p)
  local n = self
  for c in p:gmatch(".") do n = n.children[c] if not n then return nil end end
  return n
end
function Trie:words(prefix)
  local out = {}
  local function walk(n, w)
    if n.count > 0 then out[#out + 1] = w .. (n.count > 1 and "*" .. n.count or "") end
    local cs = {}
    for c in pairs(n.children) do cs[#cs + 1] = c end
    table.sort(cs)
    for _, c in ipairs(cs) do walk(n.children[c], w .. c) end
  end
  local start = self:find(prefix)
  if start then walk(start, prefix) end
  return out
end
local text = [[It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity]]
local t, freq = Trie.new(), {}
for w in text:lower():gmatch("%a+") do t:insert(w) freq[w] = (freq[w] or 0) + 1 end
print(table.concat(t:words(""), " "))
print(table.concat(t:words("w"), " "), "|", table.concat(t:words("be"), " "), "|", #t:words("zz"), t:find("xyz"))
local list = {}
for w, n in pairs(freq) do list[#list + 1] = { w, n } end
table.sort(list, function(a, b) if a[2] ~= b[2] then return a[2] > b[2] end return a[1] < b[1] end)
for i = 1, 6 do print(("%-10s %3d %s"):format(list[i][1], list[i][2], ("#"):rep(list[i][2]))) end
local function wrap(s, width)
  local lines, line = {}, ""
  for w in s:gmatch("%S+") do
    if #line + #w + 1 > width and line ~= "" then
      lines[#lines + 1] = line
      line = w
    else
      line = line == "" and w or line .. " " .. w
    end
  end
  if line ~= "" then lines[#lines + 1] = line end
  return lines
end
for _, l in ipairs(wrap(text, 30)) do print("|" .. l .. (" "):rep(30 - #l) .. "|") end
local function justify(s, width)
  local lines = wrap(s, width)
  for i = 1, #lines - 1 do
    local l = lines[i]
    local gaps = select(2, l:gsub(" ", ""))
    if gaps > 0 then
      local extra, n = width - #l, 0
      lines[i] = l:gsub(" ", function()
        n = n + 1
        return (" "):rep(1 + math.floor(extra / gaps) + (n <= extra % gaps and 1 or 0))
      end)
    end
  end
  return lines
end
for _, l in ipairs(justify(text, 36)) do print("[" .. l .. "]") end
local function center(s, w) local p = w - #s return (" "):rep(math.floor(p / 2)) .. s .. (" "):rep(math.ceil(p / 2)) end
for _, s in ipairs { "a", "bb", "ccc", "" } do print("<" .. center(s, 7) .. ">") end
local function caesar(s, k)
  return (s:gsub("%a", function(c)
    local base = c:match("%l") and 97 or 65
    return string.char((c:byte() - base + k) % 26 + base)
  end))
end
print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
local function palindrome(s) s = s:lower():gsub("%A", "") return s == s:reverse() end
print(palindrome("A man, a plan, a canal: Panama"), palindrome("Lua"))
local function title(s) return (s:gsub("(%a)(%w*)", function(a, b) return a:upper() .. b:lower() end)) end
print(title("the qUICK brown fox"))
print(("x,y,,z"):gsub(",", ";"))
