-- A small Lisp: reader, printer, closures, macros by quoting, tail loops.
local Sym = {}
Sym.__tostring = function(s) return s.name end
local symbols = setmetatable({}, { __index = function(t, n)
  local s = setmetatable({ name = n }, Sym)
  t[n] = s
  return s
end })
local NIL = setmetatable({}, { __tostring = function() return "()" end })
local function read(src)
  local pos = 1
  local function skip()
    while true do
      pos = src:find("%S", pos) or #src + 1
      if src:sub(pos, pos) == ";" then pos = src:find("\n", pos) or #src + 1 else return end
    end
  end
  local function form()
    skip()
    local c = src:sub(pos, pos)
    if c == "" then
      error("unexpected end", 0)
    elseif c == "(" then
      pos = pos + 1
      local l = {}
      while true do
        skip()
        local d = src:sub(pos, pos)
        if d == ")" then pos = pos + 1 return l elseif d == "" then error("missing )", 0) end
        l[#l + 1] = form()
      end
    elseif c == ")" then
      error("unexpected )", 0)
    elseif c == "'" then
      pos = pos + 1
      return { symbols.quote, form() }
    elseif c == '"' then
      local a, b, s = src:find('^"([^"]*)"', pos)
      if not a then error("unfinished string", 0) end
      pos = b + 1
      return s
    end
    local a, b, tok = src:find("^([^%s()']+)", pos)
    pos = b + 1
    if tok == "#t" then return true elseif tok == "#f" then return false end
    return tonumber(tok) or symbols[tok]
  end
  return function() skip() if pos > #src then return nil end return form() end
end
local function show(v)
  if type(v) == "table" and getmetatable(v) == nil then
    local o = {}
    for i, x in ipairs(v) do o[i] = show(x) end
    return "(" .. table.concat(o, " ") .. ")"
  elseif v == true then
    return "#t"
  elseif v == false then
    return "#f"
  elseif type(v) == "string" then
    return '"' .. v .. '"'
  elseif type(v) == "function" then
    return "<fn>"
  end
  return tostring(v)
end
local function env(up) return setmetatable({}, { __index = up }) end
local G = {}
local eval
local function truthy(v) return v ~= false end
local special = {}
special.quote = function(x) return x[2] end
special["if"] = function(x, e)
  if truthy(eval(x[2], e)) then return eval(x[3], e) elseif x[4] ~= nil then return eval(x[4], e) end
  return NIL
end
special.define = function(x, e)
  if type(x[2]) == "table" and getmetatable(x[2]) == nil then
    local params = { (unpack or table.unpack)(x[2], 2) }
    local body = { symbols.lambda, params, (unpack or table.unpack)(x, 3) }
    e[x[2][1].name] = eval(body, e)
    return x[2][1]
  end
  e[x[2].name] = eval(x[3], e)
  return x[2]
end
special.lambda = function(x, e)
  return function(...)
    local scope = env(e)
    for i, p in ipairs(x[2]) do
      local v = (select(i, ...))
      if v == nil then error("missing argument " .. p.name, 0) end
      scope[p.name] = v
    end
    for i = 3, #x - 1 do eval(x[i], scope) end
    return eval(x[#x], scope)
  end
end
special.let = function(x, e)
  local scope = env(e)
  for _, b in ipairs(x[2]) do scope[b[1].name] = eval(b[2], e) end
  local r
  for i = 3, #x do r = eval(x[i], scope) end
  return r
end
special.cond = function(x, e)
  for i = 2, #x do if x[i][1] == symbols["else"] or truthy(eval(x[i][1], e)) then return eval(x[i][2], e) end end
  return NIL
end
special["and"] = function(x, e)
  local v = true
  for i = 2, #x do v = eval(x[i], e) if not truthy(v) then return v end end
  return v
end
special.begin = function(x, e) local v = NIL for i = 2, #x do v = eval(x[i], e) end return v end
special["set!"] = function(x, e)
  local s = e
  while s and rawget(s, x[2].name) == nil do local mt = getmetatable(s) s = mt and mt.__index end
  if not s then error("unbound " .. x[2].name, 0) end
  s[x[2].name] = eval(x[3], e)
  return s[x[2].name]
end
function eval(x, e)
  if type(x) ~= "table" then
    return x
  elseif getmetatable(x) == Sym then
    local v = e[x.name]
    if v == nil then error("unbound " .. x.name, 0) end
    return v
  elseif #x == 0 then
    return x
  end
  local s = getmetatable(x[1]) == Sym and special[x[1].name]
  if s then return s(x, e) end
  local f, args = eval(x[1], e), {}
  for i = 2, #x do args[i - 1] = eval(x[i], e) end
  if type(f) ~= "function" then error("not a function: " .. show(f), 0) end
  return f((unpack or table.unpack)(args, 1, #x - 1))
end
local function fold(f)
  return function(a, ...) for i = 1, select("#", ...) do a = f(a, (select(i, ...))) end return a end
end
G["+"] = fold(function(a, b) return a + b end)
G["*"] = fold(function(a, b) return a * b end)
G["-"] = function(a, ...)
  if select("#", ...) == 0 then return -a end
  return fold(function(x, y) return x - y end)(a, ...)
end
G["<"] = function(a, b) return a < b end
G["="] = function(a, b) return a == b end
G.list = function(...) return { ... } end
G.car = function(l) if #l == 0 then error("car of ()", 0) end return l[1] end
G.cdr = function(l) return { (unpack or table.unpack)(l, 2) } end
G.cons = function(a, l) return { a, (unpack or table.unpack)(l) } end
G["null?"] = function(l) return type(l) == "table" and #l == 0 end
G["not"] = function(v) return v == false end
G.eval = function(x) return eval(x, G) end
G.display = function(...)
  local o = { ... }
  for i, v in ipairs(o) do o[i] = type(v) == "string" and v or show(v) end
  print(table.concat(o, " "))
  return NIL
end
local function run(src)
  local nextform = read(src)
  local last
  while true do local f = nextform() if f == nil then return last end last = eval(f, G) end
end
for _, src in ipairs { "(+ 1 2 (* 3 4)) ; comment", "(define x 10) (* x x)", "(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 15)", "(define (map f l) (if (null? l) l (cons (f (car l)) (map f (cdr l))))) (map (lambda (x) (* x x)) '(1 2 3 4))", "(let ((a 1) (b 2)) (list a b (+ a b) \"str\" #t))", "'(a (b c) \"d\" 1.5 ())", "(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1))))) (define c (counter)) (c) (c) (list (c) ((counter)))", "(cond ((< 2 1) 'no) (#f 'never) (else 'yes))", "(and 1 #f 2)", "(and 1 2)", "(eval (list '+ 1 2))", "(display \"hello\" '(1 2) car)", "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (fib 15)", "(define (compose f g) (lambda (x) (f (g x)))) ((compose (lambda (x) (+ x 1)) (lambda (x) (* x 10))) 5)", "(undefined 1)", "(1 2)", "(car '())", "(", ")", "((lambda (a b) a) 1)", "\"open", "(set! nope 1)", "" } do
  local ok, v = pcall(run, src)
  print(src, ok, ok and show(v == nil and NIL or v) or v)
end
