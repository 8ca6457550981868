-- dialects: 5.1 5.2 luajit
-- select in a coroutine, where one and where all of its results are wanted.
local yield = coroutine.yield
local function show(...) print(select("#", ...), ...) end
local tests = {
  function(...) return (function(...) return ... end)(select(2, ...)) end,
  function(...) return #{ select(2, ...) } end,
  function(...) local a, b, c = select(2, ...) return a, b, c end,
  function(...) local a = select(2, ...) return a end,
  function(...) local a, b = 1, select(2, ...) return a, b end,
  function(...) return 1, 0, select(2, ...) end,
  function(...) return (select(2, ...)) end,
  function(...) return select(2, ...) + 1, select(3, ...) .. "x", -select(1, ...) end,
  function(...) return select("#", ...), select("#", select(3, ...)), select(-1, ...) end,
  function(...) local t = {} t[select(2, ...)] = select(3, ...) return next(t) end,
  function(...) local n = 0 for a, b in select(4, ipairs({ 5 }), next, { 6 }) do n = n + b end return n end,
  function(...) return yield(select(2, ...)), select(2, yield("in", ...)) end,
  function(...) return select(2, ...) and select(3, ...) or select(1, ...), not select(1, ...) end,
  function(...) return pcall(select, 0), (pcall(select, -9, ...)), pcall(function(...) return (select(2 ^ 31, ...)) end, ...) end,
  function(...)
    local function collect(list, ...)
      if select("#", ...) == 0 then return list end
      list[#list + 1] = (...)
      return collect(list, select(2, ...))
    end
    return table.concat(collect({}, ...), ",")
  end,
}
for i, f in ipairs(tests) do
  local thread = coroutine.create(f)
  local ok, a, b, c, d = coroutine.resume(thread, 7, 8, 9)
  while coroutine.status(thread) ~= "dead" do
    print("yielded", a, b, c, d)
    ok, a, b, c, d = coroutine.resume(thread, "p", "q")
  end
  io.write(i, " ")
  show(ok, a, b, c, d)
end
