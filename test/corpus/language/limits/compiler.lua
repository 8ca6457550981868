-- The limits of the compiler: locals, upvalues, nesting of everything, with the messages beyond them.
-- Nested calls stay few: LuaJIT runs out of registers there. 20000 conditions are too far to jump over for the interpreters.
local function try(label, text)
  local f, m = (loadstring or load)(text, "=c")
  if not f then print(label, (m:gsub("\n.*", ""))) return end
  local r = { pcall(f) }
  for i = 1, #r do r[i] = tostring(r[i]):sub(1, 60) end
  print(label, "loaded", unpack and unpack(r) or table.unpack(r))
end
local function rep(n, f) local t = {} for i = 1, n do t[i] = type(f) == "string" and f or f(i) end return table.concat(t) end
for _, n in ipairs { 199, 200, 201, 250 } do
  try("locals " .. n, rep(n, function(i) return "local a" .. i .. " = " .. i .. "\n" end) .. "return 1")
  try("local list " .. n, "local " .. rep(n - 1, function(i) return "a" .. i .. "," end) .. "z = 1 return z")
  try("params " .. n, "local function f(" .. rep(n - 1, function(i) return "a" .. i .. "," end) .. "z) return z end return f()")
  try("params vararg " .. n, "local function f(" .. rep(n - 1, function(i) return "a" .. i .. "," end) .. "...) return ... end return f()")
  try("targets " .. n, rep(n - 1, function(i) return "a" .. i .. "," end) .. "z = 1 return z")
  try("for names " .. n, "for " .. rep(n - 1, function(i) return "a" .. i .. "," end) .. "z in pairs({1}) do return a1, z end")
end
for _, n in ipairs { 58, 59, 60, 61, 62, 199, 240, 254, 255, 256, 257, 300 } do
  local t = {}
  local per = 150
  local made = 0
  local text = ""
  local depth = 0
  while made < n do
    text = text .. "local function g" .. depth .. "()\n"
    for i = 1, math.min(per, n - made) do made = made + 1 text = text .. "local u" .. made .. "=" .. made .. "\n" end
    depth = depth + 1
  end
  text = text .. "return function() return " .. rep(n, function(i) return "u" .. i .. (i < n and "+" or "") end) .. " end\n"
  for d = depth - 1, 0, -1 do text = text .. " end " .. "return g" .. d .. "()" .. (d > 0 and "\n" or "") end
  text = text:gsub("return g0%(%)$", "return (g0()())")
  try("upvalues " .. n, text)
end
for _, n in ipairs { 10, 100, 190, 196, 197, 198, 199, 200, 201, 1000, 10000 } do
  try("parens " .. n, "return " .. rep(n, "(") .. "1" .. rep(n, ")"))
  try("tables " .. n, "local t = " .. rep(n, "{") .. rep(n, "}") .. " return type(t)")
  try("functions " .. n, "return " .. rep(n, "function() return ") .. "1" .. rep(n, " end"))
  try("do " .. n, rep(n, "do ") .. rep(n, " end") .. " return 1")
  try("if " .. n, rep(n, "if true then ") .. rep(n, " end") .. " return 1")
  try("while " .. n, rep(n, "while true do ") .. "do return 1 end" .. rep(n, " end"))
  try("repeat " .. n, rep(n, "repeat ") .. rep(n, " until true") .. " return 1")
  try("for " .. n, rep(n, "for i = 1, 1 do ") .. rep(n, " end") .. " return 1")
  try("elseif " .. n, "if false then " .. rep(n, "elseif false then ") .. " end return 1")
  try("not " .. n, "return " .. rep(n, "not ") .. "1")
  try("minus " .. n, "return " .. rep(n, "- ") .. "1")
  try("len " .. n, "return " .. rep(n, "#") .. "'abc'")
  try("concat " .. n, "return #(" .. rep(n, "'a' .. ") .. "'b')")
  try("pow " .. n, "return " .. rep(n, "1 ^ ") .. "2")
  try("plus " .. n, "return " .. rep(n, "1 + ") .. "2")
  try("plus var " .. n, "local a = 1 return " .. rep(n, "a + ") .. "2")
  try("and " .. n, "local a = 1 return " .. rep(n, "a and ") .. "2")
  try("or " .. n, "local a = false return " .. rep(n, "a or ") .. "2")
  try("right paren " .. n, "local a = 1 return " .. rep(n, "a + (") .. "2" .. rep(n, ")"))
  try("calls " .. n, "local function f() return f end f = function() return f end return type(f" .. rep(n, "()") .. ")")
  if n <= 100 then try("nested calls " .. n, "local function f(x) return x end return " .. rep(n, "f(") .. "1" .. rep(n, ")")) end
  try("index " .. n, "local t = {} t.a = t return type(t" .. rep(n, ".a") .. ")")
  try("nested index " .. n, "local t = {} t[t] = t return type(" .. rep(n, "t[") .. "t" .. rep(n, "]") .. ")")
  try("methods " .. n, "local t = {} function t:m() return self end return type(t" .. rep(n, ":m()") .. ")")
  try("compare " .. n, "return " .. rep(n, "1 == ") .. "1")
  try("string args " .. n, "local function f() return f end f = function() return f end return type(f" .. rep(n, "''") .. ")")
  try("functions in statements " .. n, rep(n, "local function f() ") .. rep(n, " end ") .. "return 1")
end
