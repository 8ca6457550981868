-- Line numbers of errors in expressions, calls and statements that span lines.
local function try(f, ...) print(select(2, pcall(f, ...))) end
local t, up = {}, nil
try(function()
  local a = 1
  local b = a
    + up
  return b
end)
try(function()
  return 1 +
    2 +
    up +
    3
end)
try(function()
  return t
    .x
    .y
end)
try(function()
  t
  .x
  .y
  = 5
end)
try(function()
  t.x(
    1,
    2
  )
end)
try(function()
  print("x",
    up.field,
    "y")
end)
try(function()
  return {
    1,
    up.x,
    3,
  }
end)
try(function()
  error(
    "multi line"
  )
end)
try(function()
  local s = "a" ..
    "b" ..
    up ..
    "c"
end)
try(function()
  if t.a and
    t.b or
    up > 1 then
    return
  end
end)
try(function()
  for i = 1,
    "x" do
  end
end)
try(function()
  for k, v in
    up
  do
  end
end)
try(function()
  while
    up.x
  do
  end
end)
try(function()
  repeat
    local x = 1
  until
    up.x
end)
try(function()
  local f = function()
    return up.x
  end
  return
    f()
end)
try(function() local x = [[
two
lines]] .. up end)
try(function()
  t:method(
    1
  )
end)
try(function()
  return not
    -up
end)
try(function()
  return math.floor(
    {}
  )
end)
try(function()
  t[nil]
    = 1
end)
try(function()
  local a, b, c =
    1,
    2,
    up.x
end)
try(function()
  return 1
    < up
end)
try(function()
  return up(
    )
end)
