-- Shunting yard, RPN evaluation and symbolic differentiation.
local prec = { ["+"] = 1, ["-"] = 1, ["*"] = 2, ["/"] = 2, ["^"] = 4, ["~"] = 3 }
local function torpn(s)
  local out, stack, prev = {}, {}, "op"
  for tok in s:gmatch("%d+%.?%d*|%a+") do out[#out + 1] = tok end
  out = {}
  local pos = 1
  while true do
    pos = s:find("%S", pos)
    if not pos then break end
    local tok = s:match("^%d+%.?%d*", pos) or s:match("^%a+", pos) or s:sub(pos, pos)
    pos = pos + #tok
    if tok:match("^[%d%a]") then out[#out + 1] = tok prev = "value"
    elseif tok == "(" then stack[#stack + 1] = tok prev = "op"
    elseif tok == ")" then
      while stack[#stack] ~= "(" do
        if #stack == 0 then error("unbalanced )", 0) end
        out[#out + 1] = table.remove(stack)
      end
      table.remove(stack)
      prev = "value"
    else
      if tok == "-" and prev == "op" then tok = "~" end
      if not prec[tok] then error("bad token " .. tok, 0) end
      while #stack > 0 and tok ~= "~" and stack[#stack] ~= "(" and (prec[stack[#stack]] > prec[tok] or prec[stack[#stack]] == prec[tok] and tok ~= "^") do
        out[#out + 1] = table.remove(stack)
      end
      stack[#stack + 1] = tok
      prev = "op"
    end
  end
  while #stack > 0 do
    local op = table.remove(stack)
    if op == "(" then error("unbalanced (", 0) end
    out[#out + 1] = op
  end
  return out
end
local apply = { ["+"] = function(a, b) return a + b end, ["-"] = function(a, b) return a - b end, ["*"] = function(a, b) return a * b end, ["/"] = function(a, b) return a / b end, ["^"] = function(a, b) return a ^ b end }
local function eval(rpn, vars)
  local st = {}
  for _, t in ipairs(rpn) do
    if t == "~" then st[#st] = -(st[#st] or error("stack empty", 0))
    elseif apply[t] then
    local b, a = table.remove(st), table.remove(st)
    if not a then error("stack empty", 0) end
    st[#st + 1] = apply[t](a, b)
    else st[#st + 1] = tonumber(t) or vars and vars[t] or error("unknown " .. t, 0) end
  end
  if #st ~= 1 then error("malformed", 0) end
  return st[1]
end
for _, s in ipairs { "1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "2 * -3", "10 / 4 / 5", "1 - 2 - 3", "x * (y + 1)", "1 +", "(1", "1)", "1 $ 2", "z", "1 2", "--3" } do
  local ok, rpn = pcall(torpn, s)
  if ok then print(s, table.concat(rpn, " "), pcall(eval, rpn, { x = 3, y = 4 })) else print(s, rpn) end
end
local function simplify(op, a, b)
  if op == "+" then
    if a == 0 then return b elseif b == 0 then return a end
  elseif op == "*" then
    if a == 0 or b == 0 then return 0 elseif a == 1 then return b elseif b == 1 then return a end
  end
  if type(a) == "number" and type(b) == "number" then return apply[op](a, b) end
  return { op, a, b }
end
local function d(e)
  if type(e) == "number" then return 0 elseif e == "x" then return 1 end
  local op, a, b = e[1], e[2], e[3]
  if op == "+" then
    return simplify("+", d(a), d(b))
  elseif op == "*" then
    return simplify("+", simplify("*", d(a), b), simplify("*", a, d(b)))
  end
  return simplify("*", simplify("*", b, simplify("^", a, b - 1)), d(a))
end
local function show(e)
  if type(e) ~= "table" then return tostring(e) end
  return "(" .. show(e[2]) .. " " .. e[1] .. " " .. show(e[3]) .. ")"
end
for _, e in ipairs { 5, "x", { "+", "x", 3 }, { "*", 2, "x" }, { "^", "x", 3 }, { "+", { "^", "x", 2 }, { "*", 4, "x" } }, { "^", { "+", { "*", 2, "x" }, 1 }, 4 } } do
  print(show(e), show(d(e)))
end
