-- serializer of nested tables to Lua source and back, cycles detected
local ls = loadstring or load
local function ser(v, ind, seen)
  ind, seen = ind or "", seen or {}
  local t = type(v)
  if t == "string" then return ("%q"):format(v):gsub("\\\n", "\\n"):gsub("\t", "\\9"):gsub("\r", "\\13") .. ""
  elseif t == "number" then if v ~= v then return "0/0" elseif v == 1/0 then return "1/0" elseif v == -1/0 then return "-1/0" end return ("%.17g"):format(v)
  elseif t == "boolean" or t == "nil" then return tostring(v)
  elseif t ~= "table" then error("cannot serialize a " .. t, 0) end
  if seen[v] then error("cycle", 0) end
  seen[v] = true
  local keys = {} for k in pairs(v) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b) if type(a) == type(b) and type(a) ~= "boolean" then return a < b end return tostring(type(a)) .. tostring(a) < tostring(type(b)) .. tostring(b) end)
  local out = {}
  for _, k in ipairs(keys) do
    local ks = type(k) == "string" and k:match("^[%a_][%w_]*$") or "[" .. ser(k) .. "]"
    out[#out + 1] = ind .. "  " .. ks .. " = " .. ser(v[k], ind .. "  ", seen)
  end
  seen[v] = nil
  return #out == 0 and "{}" or "{\n" .. table.concat(out, ",\n") .. "\n" .. ind .. "}"
end
local data = {1, 2, "three", nested = {a = {b = {c = "deep"}}, list = {true, false}}, ["key with space"] = 0.1, [10] = "ten", [-1.5] = "neg", str = 'q"uo\\te\nnl\0z\9tab', empty = {}, big = 2^53, inf = 1/0}
local s = ser(data) print((s:gsub("%z", "\\0")))
local back = ls("return " .. s)()
print(ser(back) == s, back.str == data.str, back.nested.a.b.c, back[10], back[-1.5], back.inf, back[0.1])
local cyc = {}
cyc.me = cyc
print(pcall(ser, cyc))
print(pcall(ser, {f = print}))
local shared = {1}
print(ser({shared, shared}))
print(ser("x"), ser(nil), ser(1/3), ser(100), ser(-0.5), ser(1e100))
