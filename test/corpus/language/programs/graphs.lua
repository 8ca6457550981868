-- Graph search: breadth, depth, cycles, topological order, components, maze.
local function graph(edges, directed)
  local g = {}
  for a, b in edges:gmatch("(%w+)%-(%w+)") do
    g[a] = g[a] or {}
    g[b] = g[b] or {}
    table.insert(g[a], b)
    if not directed then table.insert(g[b], a) end
  end
  for _, l in pairs(g) do table.sort(l) end
  return g
end
local function sorted(g) local ks = {} for k in pairs(g) do ks[#ks + 1] = k end table.sort(ks) return ks end
local function bfs(g, from)
  local dist, order, q, head = { [from] = 0 }, {}, { from }, 1
  while q[head] do
    local u = q[head]
    head = head + 1
    order[#order + 1] = u .. dist[u]
    for _, v in ipairs(g[u]) do if not dist[v] then dist[v] = dist[u] + 1 q[#q + 1] = v end end
  end
  return table.concat(order, " ")
end
local function dfs(g, from, seen, out)
  seen, out = seen or {}, out or {}
  seen[from] = true
  out[#out + 1] = from
  for _, v in ipairs(g[from]) do if not seen[v] then dfs(g, v, seen, out) end end
  return out
end
local function topo(g)
  local state, out = {}, {}
  local function visit(u, path)
    if state[u] == "done" then return end
    if state[u] == "open" then error("cycle " .. path .. u, 0) end
    state[u] = "open"
    for _, v in ipairs(g[u]) do visit(v, path .. u .. ">") end
    state[u] = "done"
    table.insert(out, 1, u)
  end
  for _, u in ipairs(sorted(g)) do visit(u, "") end
  return table.concat(out, " ")
end
local function components(g)
  local seen, out = {}, {}
  for _, u in ipairs(sorted(g)) do
    if not seen[u] then local c = dfs(g, u, seen) table.sort(c) out[#out + 1] = table.concat(c) end
  end
  return table.concat(out, " ")
end
local g = graph("a-b a-c b-d c-d d-e f-g h-h")
print(bfs(g, "a"))
print(table.concat(dfs(g, "a"), " "))
print(components(g))
print(topo(graph("shirt-tie tie-jacket pants-shoes pants-belt belt-jacket socks-shoes", true)))
print(pcall(topo, graph("a-b b-c c-a", true)))
local function scc(gr)
  local index, stack, out, idx, low, on = 0, {}, {}, {}, {}, {}
  local function connect(v)
    index = index + 1
    idx[v], low[v] = index, index
    stack[#stack + 1] = v
    on[v] = true
    for _, w in ipairs(gr[v]) do
      if not idx[w] then
        connect(w)
        low[v] = math.min(low[v], low[w])
      elseif on[w] then
        low[v] = math.min(low[v], idx[w])
      end
    end
    if low[v] == idx[v] then
      local c = {}
      repeat local w = table.remove(stack) on[w] = false c[#c + 1] = w until w == v
      table.sort(c)
      out[#out + 1] = table.concat(c)
    end
  end
  for _, v in ipairs(sorted(gr)) do if not idx[v] then connect(v) end end
  return table.concat(out, " ")
end
print(scc(graph("a-b b-c c-a b-d d-e e-f f-d g-f g-h h-g", true)))
local maze = { "S.#.....", ".##.###.", "....#...", ".####.#.", "......#E" }
local function solve(m)
  local h, w, start = #m, #m[1], nil
  for y = 1, h do local x = m[y]:find("S") if x then start = { x, y } end end
  local q, head, prev = { start }, 1, { [start[2] * 100 + start[1]] = true }
  while q[head] do
    local x, y = q[head][1], q[head][2]
    head = head + 1
    if m[y]:sub(x, x) == "E" then
      local path, k = {}, y * 100 + x
      while k ~= true do path[k] = true k = prev[k] end
      local out, steps = {}, -1
      for yy = 1, h do
        local l = {}
        for xx = 1, w do
          local on = path[yy * 100 + xx]
          if on then steps = steps + 1 end
          l[xx] = on and "*" or m[yy]:sub(xx, xx)
        end
        out[yy] = table.concat(l)
      end
      return steps, table.concat(out, "\n")
    end
    for _, d in ipairs { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } } do
      local nx, ny = x + d[1], y + d[2]
      if m[ny] and nx >= 1 and nx <= w and m[ny]:sub(nx, nx) ~= "#" and not prev[ny * 100 + nx] then
        prev[ny * 100 + nx] = y * 100 + x
        q[#q + 1] = { nx, ny }
      end
    end
  end
  return nil, "no way"
end
print(solve(maze))
maze[4] = ".#######"
print(solve(maze))
