-- pcall and error: validation with messages, error objects, rethrowing, cleanup.
local N = tonumber((...)) or 8000000

local Failure = {}
Failure.__index = Failure
Failure.__tostring = function(self) return "failure " .. self.code end

local function fail(code) error(setmetatable({ code = code }, Failure)) end

local function check(record)
  if type(record.age) ~= "number" then error("age is not a number", 0) end
  if record.age < 0 then fail(record.age) end
  if record.age > 150 then error({ code = 150 }) end
  return record.age
end

local function with_cleanup(log, f, ...)
  local ok, result = pcall(f, ...)
  log.closed = log.closed + 1
  if not ok then error(result, 0) end
  return result
end

local log = { closed = 0 }
local good, messages, objects, plain = 0, 0, 0, 0
for i = 1, N do
  local record = { age = i % 200 - 20 }
  if i % 50 == 0 then record.age = "old" end
  local ok, result = pcall(with_cleanup, log, check, record)
  if ok then
    good = good + result
  elseif type(result) == "string" then
    messages = messages + #result
  elseif getmetatable(result) == Failure then
    objects = objects + #tostring(result)
  else
    plain = plain + result.code
  end
end

local located = 0
for i = 1, N / 10 do
  local ok, message = pcall(function()
    local t = nil
    return t.x + i
  end)
  if not ok and message:find("index") then located = located + 1 end
  local handled = select(2, xpcall(function() error("deep") end, function(m) return #m > 4 and "handled" end))
  if handled == "handled" then located = located + 1 end
end
print(string.format("pcall %d %d %d %d %d %d", good, messages, objects, plain, log.closed, located))
