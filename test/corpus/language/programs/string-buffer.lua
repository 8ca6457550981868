-- A rope, a string buffer with chaining, and building strings in several ways.
local Buffer = {}
Buffer.__index = Buffer
function Buffer.new() return setmetatable({ n = 0 }, Buffer) end
function Buffer:add(...)
  for i = 1, select("#", ...) do self.n = self.n + 1 self[self.n] = tostring((select(i, ...))) end
  return self
end
function Buffer:addf(f, ...) return self:add(f:format(...)) end
function Buffer:line(...) return self:add(...):add("\n") end
Buffer.__tostring = function(b) return table.concat(b, "", 1, b.n) end
Buffer.__len = function(b) return #tostring(b) end
Buffer.__concat = function(a, b) return Buffer.new():add(a, b) end
Buffer.__call = Buffer.add
local b = Buffer.new():add("a", 1, nil, true):addf("%05.1f|%s", 3.14159, "x"):line("end")
io.write(tostring(b))
b "more"(2)
print(b, tostring(b .. b) == tostring(b):rep(2), tostring("x" .. b), #tostring(b))
local Rope = {}
Rope.__index = Rope
local function leaf(s) return setmetatable({ s = s, len = #s }, Rope) end
Rope.__concat = function(x, y)
  if type(x) == "string" then x = leaf(x) end
  if type(y) == "string" then y = leaf(y) end
  return setmetatable({ l = x, r = y, len = x.len + y.len }, Rope)
end
function Rope:at(i)
  if self.s then return self.s:sub(i, i) end
  if i <= self.l.len then return self.l:at(i) end
  return self.r:at(i - self.l.len)
end
function Rope:walk(f) if self.s then f(self.s) else self.l:walk(f) self.r:walk(f) end end
Rope.__tostring = function(r) local t = {} r:walk(function(s) t[#t + 1] = s end) return table.concat(t) end
function Rope:sub(i, j)
  if self.s then return leaf(self.s:sub(i, j)) end
  local n = self.l.len
  if j <= n then return self.l:sub(i, j) elseif i > n then return self.r:sub(i - n, j - n) end
  return self.l:sub(i, n) .. self.r:sub(1, j - n)
end
local r = leaf "hello" .. ", " .. leaf "wide" .. " " .. "world"
print(r, r.len, r:at(1), r:at(8), r:at(17), r:sub(4, 10))
for i = 1, 200 do r = r .. tostring(i) end
print(r.len, tostring(r):sub(-12), tostring(r:sub(100, 110)), r:at(300))
local ways = {}
local s = ""
for i = 1, 300 do s = s .. i end
ways[1] = s
local t = {}
for i = 1, 300 do t[i] = i end
ways[2] = table.concat(t)
t = {}
for i = 1, 300 do t[#t + 1] = ("%d"):format(i) end
ways[3] = table.concat(t)
local stack = { "" }
for i = 1, 300 do
  stack[#stack + 1] = tostring(i)
  for k = #stack - 1, 1, -1 do
    if #stack[k] > #stack[k + 1] then break end
    stack[k] = stack[k] .. table.remove(stack)
  end
end
ways[4] = table.concat(stack)
for i = 2, 4 do io.write(tostring(ways[i] == ways[1]), " ") end
print(#ways[1])
