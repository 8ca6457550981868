-- Answers sums, and welcomes whoever it has not seen.
local seen = {}

on("message", function(who, text)
  if not seen[who] then
    seen[who] = true
    room:post("Welcome to the " .. room.name .. ", " .. who .. "!")
  end
  local a, op, b = text:match("(%d+)%s*([-+*/])%s*(%d+)")
  if not a then return nil end
  local operations = {
    ["+"] = function(x, y) return x + y end,
    ["-"] = function(x, y) return x - y end,
    ["*"] = function(x, y) return x * y end,
    ["/"] = function(x, y) return x / y end,
  }
  return ("%s: %g"):format(who, operations[op](tonumber(a), tonumber(b)))
end)
