-- A lexer, parser and evaluator for a small expression language.
local function lex(src)
  local tokens, pos = {}, 1
  local patterns = { { "number", "^%d+%.?%d*" }, { "name", "^[%a_][%w_]*" }, { "string", '^"[^"]*"' }, { "op", "^[<>=!]=" }, { "op", "^[-+*/%%^()=<>,;{}]" } }
  while true do
    pos = src:find("%S", pos)
    if not pos then break end
    local found
    for _, p in ipairs(patterns) do
      local a, b = src:find(p[2], pos)
      if a then
        found = true
        tokens[#tokens + 1] = { kind = p[1], text = src:sub(a, b), pos = pos }
        pos = b + 1
        break
      end
    end
    if not found then error(("unexpected '%s' at %d"):format(src:sub(pos, pos), pos), 0) end
  end
  tokens[#tokens + 1] = { kind = "eof", text = "<eof>", pos = #src + 1 }
  return tokens
end
local binary = { ["or"] = { 1, 1 }, ["and"] = { 2, 2 }, ["<"] = { 3, 3 }, [">"] = { 3, 3 }, ["<="] = { 3, 3 }, [">="] = { 3, 3 }, ["=="] = { 3, 3 }, ["!="] = { 3, 3 }, ["+"] = { 5, 5 }, ["-"] = { 5, 5 }, ["*"] = { 6, 6 }, ["/"] = { 6, 6 }, ["%"] = { 6, 6 }, ["^"] = { 9, 8 } }
local keywords = { let = true, fn = true, ["if"] = true, ["else"] = true, ["while"] = true, ["return"] = true, ["and"] = true, ["or"] = true, ["not"] = true, print = true }
local function parse(src)
  local tokens, i = lex(src), 1
  local function peek(t) return tokens[i].text == t and tokens[i].kind ~= "string" end
  local function next_() i = i + 1 return tokens[i - 1] end
  local function accept(t) if peek(t) then return next_() end end
  local function expect(t)
    return accept(t) or error(("expected '%s' near '%s' at %d"):format(t, tokens[i].text, tokens[i].pos), 0)
  end
  local function name()
    local t = next_()
    if t.kind ~= "name" or keywords[t.text] then error(("name expected near '%s'"):format(t.text), 0) end
    return t.text
  end
  local expr, block
  local function primary()
    local t = next_()
    local e
    if t.kind == "number" then e = { "num", tonumber(t.text) }
    elseif t.kind == "string" then e = { "str", t.text:sub(2, -2) }
    elseif t.text == "(" then e = expr(0) expect(")")
    elseif t.text == "fn" then
      expect("(")
      local params = {}
      if not peek(")") then repeat params[#params + 1] = name() until not accept(",") end
      expect(")")
      e = { "fn", params, block() }
    elseif t.kind == "name" and not keywords[t.text] then e = { "var", t.text }
    else error(("unexpected '%s' at %d"):format(t.text, t.pos), 0) end
    while accept("(") do
      local args = {}
      if not peek(")") then repeat args[#args + 1] = expr(0) until not accept(",") end
      expect(")")
      e = { "call", e, args }
    end
    return e
  end
  function expr(limit)
    local left
    if accept("-") then
      left = { "neg", expr(7) }
    elseif accept("not") then
      left = { "not", expr(7) }
    else
      left = primary()
    end
    while true do
      local p = tokens[i].kind ~= "string" and binary[tokens[i].text]
      if not p or p[1] <= limit then return left end
      local op = next_().text
      left = { "bin", op, left, expr(p[2]) }
    end
  end
  local function statement()
    if accept("let") then local n = name() expect("=") local e = expr(0) accept(";") return { "let", n, e }
    elseif accept("print") then
    local args = { expr(0) }
    while accept(",") do args[#args + 1] = expr(0) end
    accept(";")
    return { "print", args }
    elseif accept("return") then local e = expr(0) accept(";") return { "return", e }
    elseif accept("while") then local c = expr(0) return { "while", c, block() }
    elseif accept("if") then
    local c = expr(0)
    local t = block()
    local e
    if accept("else") then e = peek("if") and { statement() } or block() end
    return { "if", c, t, e }
    end
    local e = expr(0)
    if accept("=") then
      if e[1] ~= "var" then error("cannot assign", 0) end
      local v = expr(0)
      accept(";")
      return { "set", e[2], v }
    end
    accept(";")
    return { "do", e }
  end
  function block() expect("{") local b = {} while not accept("}") do b[#b + 1] = statement() end return b end
  local program = {}
  while tokens[i].kind ~= "eof" do program[#program + 1] = statement() end
  return program
end
local ops = { ["+"] = function(a, b)
  if type(a) == "string" or type(b) == "string" then return a .. b end
  return a + b
end, ["-"] = function(a, b) return a - b end, ["*"] = function(a, b) return a * b end, ["/"] = function(a, b) return a / b end, ["%"] = function(a, b) return a % b end, ["^"] = function(a, b) return a ^ b end, ["<"] = function(a, b) return a < b end, [">"] = function(a, b) return a > b end, ["<="] = function(a, b) return a <= b end, [">="] = function(a, b) return a >= b end, ["=="] = function(a, b) return a == b end, ["!="] = function(a, b) return a ~= b end }
local run, eval
local function lookup(env, n)
  while env do if env.vars[n] ~= nil then return env end env = env.up end
  error("undefined " .. n, 0)
end
function eval(e, env)
  local kind = e[1]
  if kind == "num" or kind == "str" then return e[2]
  elseif kind == "var" then return lookup(env, e[2]).vars[e[2]]
  elseif kind == "neg" then return -eval(e[2], env)
  elseif kind == "not" then return not eval(e[2], env)
  elseif kind == "fn" then
  return function(...)
    local scope = { vars = {}, up = env }
    for k, p in ipairs(e[2]) do scope.vars[p] = (select(k, ...)) end
    local done, v = run(e[3], scope)
    return v
  end
  elseif kind == "call" then
    local f, args = eval(e[2], env), {}
    for k, a in ipairs(e[3]) do args[k] = eval(a, env) end
    if type(f) ~= "function" then error("not a function", 0) end
    return f((unpack or table.unpack)(args, 1, #e[3]))
  elseif e[2] == "and" then return eval(e[3], env) and eval(e[4], env)
  elseif e[2] == "or" then return eval(e[3], env) or eval(e[4], env)
  end
  return ops[e[2]](eval(e[3], env), eval(e[4], env))
end
function run(block, env)
  for _, s in ipairs(block) do
    local kind = s[1]
    if kind == "let" then env.vars[s[2]] = eval(s[3], env)
    elseif kind == "set" then lookup(env, s[2]).vars[s[2]] = eval(s[3], env)
    elseif kind == "print" then
    local out = {}
    for k, a in ipairs(s[2]) do out[k] = tostring(eval(a, env)) end
    print(table.concat(out, " "))
    elseif kind == "return" then return true, eval(s[2], env)
    elseif kind == "do" then eval(s[2], env)
    elseif kind == "if" then
      local branch = eval(s[2], env) and s[3] or s[4]
      if branch then local done, v = run(branch, { vars = {}, up = env }) if done then return done, v end end
    elseif kind == "while" then
      while eval(s[2], env) do local done, v = run(s[3], { vars = {}, up = env }) if done then return done, v end end
    end
  end
end
for _, src in ipairs {
  "print 1 + 2 * 3, (1 + 2) * 3, 2 ^ 3 ^ 2, -2 ^ 2, 7 % 3, 10 / 4, 1 - 2 - 3",
  'let s = "a" print s + "b" + 1, 1 < 2 and 2 < 3, not (1 == 1) or "alt"',
  "let fact = fn(n) { if n <= 1 { return 1 } return n * fact(n - 1) } print fact(10), fact(20)",
  "let fib = fn(n) { if n < 2 { return n } else { return fib(n - 1) + fib(n - 2) } } let i = 0 while i < 10 { print i, fib(i); i = i + 3 }",
  "let counter = fn() { let n = 0 return fn() { n = n + 1 return n } } let a = counter() let b = counter() a() a() print a(), b()",
  "let compose = fn(f, g) { return fn(x) { return f(g(x)) } } print compose(fn(x) { return x + 1 }, fn(x) { return x * 10 })(4)",
  "let x = 15 if x > 20 { print 1 } else if x > 10 { print 2 } else { print 3 }",
  "print y", "let = 3", "print (1 + 2", "let z = 1 +", "print 1 $ 2", "1 = 2", "let q = 5 q(1)", "print 1 + {", "let f = fn(a { }", 'print "a" * 2' } do
  local ok, e = pcall(function() return run(parse(src), { vars = {} }) end)
  if not ok then print("error:", (e:gsub("^[^:]+:%d+: ", ""))) end
end
