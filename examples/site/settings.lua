-- The settings of a site. They are a program: values are computed, and pages have defaults.
local function page(t)
  return setmetatable(t, { __index = { layout = "plain", draft = false } })
end

local base = "/notes"

local function full(t)
  -- Values of the defaults become values of the page.
  return { path = base .. "/" .. t.name, name = t.name, layout = t.layout, draft = t.draft, words = t.words }
end

return {
  title = "Notes on " .. _VERSION,
  port = tonumber(env.PORT) or 3000,
  timeout = 2.5 * 60, -- seconds
  pages = {
    full(page { name = "tables", words = 1200 }),
    full(page { name = "coroutines", layout = "wide", words = 2 * 750 }),
    full(page { name = "goto", draft = true, words = 0 }),
  },
}
