-- Concatenation: associativity, long chains and evaluation order.
local log = {}
local function v(x) log[#log + 1] = x; return x end
print(v("a") .. v("b") .. v("c") .. v("d"), table.concat(log, ","))
local mt = {}
mt.__concat = function(a, b)
  local function name(x) return type(x) == "table" and x.name or tostring(x) end
  return setmetatable({ name = "(" .. name(a) .. "." .. name(b) .. ")" }, mt)
end
local function obj(n) return setmetatable({ name = n }, mt) end
print((obj "a" .. obj "b" .. obj "c").name)
print(("x" .. obj "a" .. "y").name, (obj "a" .. "x" .. "y").name, ("x" .. "y" .. obj "a").name)
print((1 .. obj "a").name, (obj "a" .. 1 .. 2).name, ((obj "a" .. 1) .. 2).name, (1 .. 2 .. obj "z" .. 3 .. 4).name)
local parts = {}
for i = 1, 150 do parts[i] = "'" .. i .. "'" end
local chunk = (loadstring or load)("return " .. table.concat(parts, " .. "))
print(#chunk(), chunk():sub(-9))
local s = ""
for i = 1, 1000 do s = s .. "x" end
print(#s)
s = "y" .. s .. s .. "z"
print(#s, s:sub(1, 2), s:sub(-2))
print("a" .. "b" .. 1 .. 2 .. "c" .. -1 .. 1.5)
