-- tokenizer, precedence parser and evaluator for arithmetic with variables
local function lex(s)
  local t, p = {}, 1
  while true do
    p = s:find("%S", p)
    if not p then break end
    local n = s:match("^%d+%.?%d*", p) or s:match("^%.%d+", p)
    local id = s:match("^[%a_][%w_]*", p)
    if n then
      t[#t + 1] = {k = "num", v = tonumber(n)}
      p = p + #n
    elseif id then
      t[#t + 1] = {k = "id", v = id}
      p = p + #id
    else
      local c = s:match("^[<>=!]=", p) or s:sub(p, p)
      if not c:find("^[-+*/^%%()=,<>!]") then error(("unexpected %q at %d"):format(c, p), 0) end
      t[#t + 1] = {k = c}
      p = p + #c
    end
  end
  t[#t + 1] = {k = "eof"}
  return t
end
local prec = {["="] = {1, true}, ["<"] = {2}, [">"] = {2}, ["=="] = {2}, ["+"] = {3}, ["-"] = {3}, ["*"] = {4}, ["/"] = {4}, ["%"] = {4}, ["^"] = {6, true}}
local function parse(s)
  local t, p = lex(s), 1
  local expr
  local function prim()
    local x = t[p]
    p = p + 1
    if x.k == "num" then
      return x.v
    elseif x.k == "id" then
      if t[p].k == "(" then
        p = p + 1
        local args = {"call", x.v}
        if t[p].k ~= ")" then
          repeat args[#args + 1] = expr(1) local c = t[p].k == "," if c then p = p + 1 end until not c
        end
        if t[p].k ~= ")" then error("missing )", 0) end
        p = p + 1
        return args
      end
      return {"var", x.v}
    elseif x.k == "(" then
      local e = expr(1)
      if t[p].k ~= ")" then error("missing )", 0) end
      p = p + 1
      return e
    elseif x.k == "-" then
      return {"neg", expr(5)}
    end
    error("unexpected " .. x.k, 0)
  end
  expr = function(min)
    local l = prim()
    while prec[t[p].k] and prec[t[p].k][1] >= min do
      local op = t[p].k
      p = p + 1
      l = {op, l, expr(prec[op][1] + (prec[op][2] and 0 or 1))}
    end
    return l
  end
  local e = expr(1)
  if t[p].k ~= "eof" then error("unexpected " .. t[p].k, 0) end
  return e
end
local function show(e)
  if type(e) ~= "table" then return tostring(e) end
  if e[1] == "var" then return e[2] end
  local r = {e[1]}
  for i = 2, #e do r[i] = type(e[i]) == "table" and show(e[i]) or tostring(e[i]) end
  return "(" .. table.concat(r, " ") .. ")"
end
local fns = {max = math.max, min = math.min, sqrt = math.sqrt, abs = math.abs}
local ops = {["+"] = function(a, b) return a + b end, ["-"] = function(a, b) return a - b end, ["*"] = function(a, b) return a * b end, ["/"] = function(a, b)
  if b == 0 then error("division by zero", 0) end
  return a / b
end, ["%"] = function(a, b) return a % b end, ["^"] = function(a, b) return a ^ b end, ["<"] = function(a, b) return a < b end, [">"] = function(a, b) return a > b end, ["=="] = function(a, b) return a == b end}
local function eval(e, env)
  if type(e) ~= "table" then
    return e
  elseif e[1] == "var" then
    local v = env[e[2]]
    if v == nil then error("undefined " .. e[2], 0) end
    return v
  elseif e[1] == "neg" then
    return -eval(e[2], env)
  elseif e[1] == "call" then
    local a = {}
    for i = 3, #e do a[#a + 1] = eval(e[i], env) end
    return (fns[e[2]] or error("no function " .. e[2], 0))((table.unpack or unpack)(a))
  elseif e[1] == "=" then
    if e[2][1] ~= "var" then error("bad target", 0) end
    env[e[2][2]] = eval(e[3], env)
    return env[e[2][2]]
  end
  return ops[e[1]](eval(e[2], env), eval(e[3], env))
end
local env = {x = 10}
for _, s in ipairs{"1 + 2 * 3", "(1+2)*3", "2^3^2", "-2^2", "10 - 4 - 3", "x * 2", "y = x / 4", "y + 1", "a = b = 7", "a + b", "max(1, x, 3) + sqrt(16)", "7 % 4 - .5", "1 < 2", "x == 10", "abs(-3)", "1 +", "(1", "1 2", "$", "nope + 1", "foo(1)", "1 / 0", "3 = 4", "--5", "2 * -3"} do
  local ok, e = pcall(parse, s)
  if not ok then
    print(s, "parse error", e)
  else
    local ok2, v = pcall(eval, e, env)
    print(s, show(e), ok2, v)
  end
end
