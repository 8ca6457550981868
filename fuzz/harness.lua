-- Runs a batch of generated programs (fuzz/lib/batch.mjs) in one process and prints, for each, what it printed.
-- Runs on the real interpreters and on ours; everything a program could spoil is put back before the next one.

-- `step` resumes in another way.
local path, only, step = ...

local G = _G
local pcall, error, select, type, tostring, tonumber = pcall, error, select, type, tostring, tonumber
local next, rawget, rawset, setmetatable = next, rawget, rawset, setmetatable
local format, gsub, sub, find, byte = string.format, string.gsub, string.sub, string.find, string.byte
local concat, sort, insert = table.concat, table.sort, table.insert
local unpack = table.unpack or unpack
-- Ours has `table.unpack` in LuaJIT; Debian's build has not.
if jit then table.unpack = unpack end
local create, resume, status = coroutine.create, coroutine.resume, coroutine.status
local setmeta, loadtext, setenv = debug.setmetatable, loadstring or load, setfenv
-- Ours has no hooks but in debug form, which this name in a text would ask for; its programs have a time limit instead.
local limit = not js and debug["set" .. "hook"] or function() end
local stringMeta = debug.getmetatable("")
local is52 = not setfenv

local buffer, count = {}, 0
local LIMIT = 3000

local function write(line)
  count = count + 1
  if count <= LIMIT then buffer[count] = line end
end

local function escape(s)
  return (gsub(s, '[%c"\\\127-\255]', function(c) return format("\\%03d", byte(c)) end))
end

-- A value as text: tables with sorted keys, nothing that depends on addresses.
local serialise
local rank = { number = 1, string = 2, boolean = 3 }
local function entry(k, v, depth)
  return "[" .. serialise(k, depth) .. "]=" .. serialise(v, depth)
end
function serialise(v, depth)
  local t = type(v)
  if t == "string" then
    if #v > 2000 then return '"' .. escape(sub(v, 1, 2000)) .. '..."' .. #v end
    return '"' .. escape(v) .. '"'
  end
  if t == "number" then
    if v == 0 then return 1 / v < 0 and "-0" or "0" end
    return tostring(v)
  end
  if t == "nil" or t == "boolean" then return tostring(v) end
  if t ~= "table" then return t end
  if depth >= 3 then return "{...}" end
  local items, n = {}, 0
  local i = 1
  while rawget(v, i) ~= nil and i <= 60 do
    n = n + 1
    items[n] = serialise(rawget(v, i), depth + 1)
    i = i + 1
  end
  local rest = {}
  for k, x in next, v do
    if not (type(k) == "number" and k >= 1 and k < i and k % 1 == 0) then
      rest[#rest + 1] = { rank[type(k)] or 4, k, entry(k, x, depth + 1) }
    end
  end
  sort(rest, function(a, b)
    if a[1] ~= b[1] then return a[1] < b[1] end
    if a[1] <= 2 then return a[2] < b[2] end
    return a[3] < b[3]
  end)
  for j = 1, #rest do
    n = n + 1
    items[n] = rest[j][3]
  end
  return "{" .. concat(items, ",") .. "}"
end

local function P(...)
  local texts = {}
  for i = 1, select("#", ...) do texts[i] = serialise((select(i, ...)), 0) end
  write(concat(texts, " "))
end

local function report(ok, ...)
  if not ok then P("!", (...))
  elseif select("#", ...) > 0 then P("=", ...) end
end

-- A guard: calls and prints the results or the error.
local function T(f, ...) report(pcall(f, ...)) end

-- Powers and transcendental functions may differ in the last digits.
local function R(x)
  if type(x) == "number" then return tonumber(format("%.9g", x)) end
  return x
end

-- All digits of a number.
local function X(x)
  if type(x) == "number" then write(format("%.17g", x)) else P(x) end
end

local function S(x) return serialise(x, 1) end

-- Gives its arguments, after a yield when it runs in the coroutine of the program.
local running, yield = coroutine.running, coroutine.yield
local program
local function Y(...)
  if running() == program then yield("Y") end
  return ...
end

-- In the place of `-x`, `math.abs`, `tonumber`: tell when the sign of a NaN is another than usual (fuzz/lib/nan.mjs).
local function NEG(x)
  if x ~= x then write("sign of NaN") end
  return -x
end
local function TONUMBER(...)
  local x = tonumber(...)
  if x ~= x then write("sign of NaN") end
  return x
end
local function ABS(x)
  if x ~= x then write("sign of NaN") end
  return math.abs(x)
end

-- The same for what arithmetic and the functions of C make: looks at all variables and temporaries before each line.
local getlocal, getupvalue, getinfo, sethook = debug.getlocal, debug.getupvalue, debug.getinfo, debug.sethook
local function WATCH()
  local function look(x)
    if x ~= x and type(x) == "number" and tostring(x) == "nan" then write("sign of NaN") end
  end
  sethook(function()
    for i = 1, 250 do
      local name, x = getlocal(2, i)
      if name == nil then break end
      look(x)
    end
    local f = getinfo(2, "f").func
    for i = 1, 60 do
      local name, x = getupvalue(f, i)
      if name == nil then break end
      look(x)
    end
  end, "l")
end

local function print(...)
  local texts = {}
  for i = 1, select("#", ...) do texts[i] = escape(tostring((select(i, ...)))) end
  write(concat(texts, "\t"))
end

local helpers = { P = P, T = T, R = R, X = X, S = S, print = print, NEG = NEG, Y = Y, ABS = ABS, TONUMBER = TONUMBER, WATCH = WATCH }
local LIBRARIES = { "string", "table", "math", "coroutine", "os", "io", "debug", "bit", "bit32" }

local function copy(t)
  local c = {}
  for k, v in next, t do c[k] = v end
  return c
end

local kept = { [G] = copy(G), [stringMeta] = copy(stringMeta) }
for _, name in next, LIBRARIES do
  if G[name] then kept[G[name]] = copy(G[name]) end
end

local function restore()
  setmeta(nil, nil)
  setmeta(0, nil)
  setmeta(true, nil)
  setmeta(print, nil)
  setmeta("", stringMeta)
  for t, c in next, kept do
    setmeta(t, nil)
    for k in next, t do
      if c[k] == nil then t[k] = nil end
    end
    for k, v in next, c do rawset(t, k, v) end
  end
end

local function freshEnvironment()
  local env = copy(G)
  for _, name in next, LIBRARIES do
    if env[name] then env[name] = copy(env[name]) end
  end
  for k, v in next, helpers do env[k] = v end
  env._G = env
  return env
end

local overrun = false
local function hook()
  overrun = true
  error("out of fuel")
end
local FUEL = 5e6

-- mode: e fresh environment, c inside of a coroutine, y the same with many yields, s only compiled
local function run(text, mode)
  local env
  if find(mode, "e", 1, true) then
    env = freshEnvironment()
  else
    for k, v in next, helpers do G[k] = v end
  end
  local f, message
  if is52 then f, message = loadtext(text, "=p", "t", env or G)
  else f, message = loadtext(text, "=p") end
  if not f then return write("syntax: " .. escape(message)) end
  if find(mode, "s", 1, true) then return write("compiles") end
  if not is52 and env then setenv(f, env) end
  if find(mode, "[cy]") then
    local co = create(f)
    program = co
    limit(co, hook, "", FUEL)
    for i = 1, find(mode, "y", 1, true) and 2000 or 20 do
      local ok, value = (step and i % 3 == 2 and step or resume)(co, i, "resumed")
      if not ok then
        P("!!", value)
        break
      end
      if status(co) == "dead" then break end
      if value ~= "Y" then P("yielded", value) end
    end
    program = nil
  else
    limit(hook, "", FUEL)
    local ok, value = pcall(f, "arg1", 2)
    if not ok then P("!!", value) end
    limit()
  end
end

local file = io.open(path, "rb")
local batch = file:read("*a")
file:close()
local output = io.stdout
local at = 1
while true do
  local from, to, id, mode, length = find(batch, "^#PROGRAM (%d+) (%w+) (%d+)\n", at)
  if not from then break end
  local text = sub(batch, to + 1, to + length)
  at = to + length + 2
  if not only or only == tonumber(id) then
    count, overrun = 0, false
    local ok, message = pcall(run, text, mode)
    limit()
    restore()
    if not ok then write("harness: " .. tostring(message)) end
    output:write("#RESULT ", id, "\n")
    if overrun then output:write("out of fuel\n") end
    for i = 1, count <= LIMIT and count or LIMIT do
      output:write(buffer[i], "\n")
      buffer[i] = nil
    end
    output:flush()
  end
end
if not only then output:write("#END\n") end
