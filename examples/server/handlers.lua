-- The routes of a small service. A handler gives status, body and type.
local routes = {}

local function route(method, pattern, handler)
  routes[#routes + 1] = { method = method, pattern = "^" .. pattern .. "$", handler = handler }
end

-- Waits for a promise; reads like any other call.
local function user(id) return js.await(fetch_user(id)) end

local function json(value) return 200, to_json(value), "application/json" end

route("GET", "/", function() return 200, "users are at /users/1\n" end)

route("GET", "/users/(%w+)", function(id)
  local u = user(id)
  if not u then return 404, "there is no user " .. id .. "\n" end
  local names = {}
  for i, friend in js.enumerate(u.friends, 1) do names[i] = user(friend).name end
  return json { name = u.name, friends = names }
end)

route("GET", "/slow", function()
  js.await(sleep(60000))
  return 200, "at last\n"
end)

route("GET", "/endless", function() while true do end end)

route("GET", "/broken", function()
  local missing
  return 200, missing.name
end)

return function(method, path)
  for _, r in ipairs(routes) do
    local capture = path:match(r.pattern)
    if capture and r.method == method then return r.handler(capture) end
  end
  return 404, "not found\n"
end
