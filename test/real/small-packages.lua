-- package: lua-ansicolors ansicolors
-- package: lua-basexx basexx
-- package: lua-binaryheap binaryheap
-- package: lua-mediator mediator
-- package: lua-say say
-- package: lua-cliargs cliargs
local colors = require("ansicolors")
print((colors("%{red}hello%{reset} %{bright blue}x%{underline}y"):gsub("\27", "ESC")), colors.noReset("%{green}g") == nil, pcall(colors, "%{nocolor}x"))

local basexx = require("basexx")
for _, s in ipairs({ "", "a", "ab", "abc", "Hello, world!", "\0\1\254\255", ("x"):rep(50) }) do
  print(basexx.to_hex(s), basexx.to_base64(s), basexx.to_base32(s), basexx.to_bit(s):sub(1, 64), basexx.to_crockford(s), basexx.to_url64(s))
  print(basexx.from_hex(basexx.to_hex(s)) == s, basexx.from_base64(basexx.to_base64(s)) == s, basexx.from_base32(basexx.to_base32(s)) == s)
  if #s % 4 == 0 then print(basexx.to_z85(s)) end
end
print(basexx.from_hex("zz"))
print(basexx.from_base64("a b=", " "))

local heap = require("binaryheap")
local h = heap.minUnique()
local x = 7
for i = 1, 40 do
  x = (x * 37 + 11) % 101
  if not h:valueByPayload(i) then h:insert(x, i) end
end
h:update(5, 0)
print(h:remove(9), h:peek())
while true do
  local payload, value = h:pop()
  if payload == nil then break end
  io.write(tostring(payload), ":", tostring(value), " ")
end
print()
print(pcall(function() h:insert(nil, 1) end))
local max = heap.maxHeap()
for _, v in ipairs({ 3, 1, 4, 1, 5, 9, 2, 6 }) do max:insert(v) end
print(max:pop(), max:pop(), max:pop(), max:size())

local mediator = require("mediator")()
mediator:subscribe({ "a" }, function(...) print("a", ...) return nil, true end)
mediator:subscribe({ "a", "b" }, function(...) print("a:b", ...) return "r", true end, { priority = 1 })
mediator:subscribe({ "a", "b" }, function(v) print("even", v) return v end, { predicate = function(v) return v % 2 == 0 end })
for i = 1, 3 do
  local r = mediator:publish({ "a", "b" }, i)
  print(#r, r[1], r[2])
end

local say = require("say")
say:set_namespace("en")
say:set("money", "I have %s dollars, %s")
say:set_namespace("de")
say:set("other", "nur %d")
print(say("money", { 5, nil, n = 2 }), say("other", { 3 }), say("missing"), pcall(say, "money", "x"))

-- A parser is spent after one parse.
local function newParser()
  package.loaded["cliargs"] = nil
  local cli = require("cliargs")
  cli:set_name("prog")
  cli:set_description("describes")
  cli:argument("IN", "the input")
  cli:splat("REST", "the rest", "d", 3)
  cli:option("-o, --out=FILE", "the output", "a.out")
  cli:option("-D KEY=VALUE", "defines", {})
  cli:flag("-v, --[no-]verbose", "talk", true)
  cli:flag("--version", "version", function() print("1.0") return true end)
  return cli
end
local cli = newParser()
cli:print_help()
cli:print_usage()
for _, words in ipairs({ { "x" }, { "-o", "b", "x", "y", "z" }, { "--out=c", "x", "--no-verbose" }, { "-D", "a=1", "-D", "b=2", "x" }, {}, { "--nope", "x" }, { "-o" }, { "x", "1", "2", "3", "4" } }) do
  local result, message = newParser():parse(words)
  print("--", table.concat(words, " "), type(result), message)
  if result then
    for k, v in sorted(result) do
      if type(v) == "table" then
        local parts = {}
        for a, b in sorted(v) do parts[#parts + 1] = tostring(a) .. "=" .. tostring(b) end
        v = table.concat(parts, ",")
      end
      print("", k, v)
    end
  end
end
