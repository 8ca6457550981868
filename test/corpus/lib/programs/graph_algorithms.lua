-- breadth and depth first search, dijkstra, topological sort, union find
local g = {}
local function edge(a, b, w) g[a] = g[a] or {} g[b] = g[b] or {} g[a][#g[a] + 1] = {b, w} end
for a, b, w in ("A B 4;A C 1;C B 2;B D 5;C D 8;D E 3;F G 1;"):gmatch("(%a) (%a) (%d+);") do edge(a, b, tonumber(w)) end
local function bfs(s)
  local seen, q, out = {[s] = true}, {s}, {}
  while #q > 0 do
    local n = table.remove(q, 1)
    out[#out + 1] = n
    for _, e in ipairs(g[n]) do if not seen[e[1]] then seen[e[1]] = true q[#q + 1] = e[1] end end
  end
  return table.concat(out, " ")
end
local function dfs(n, seen, out)
  seen, out = seen or {}, out or {}
  if seen[n] then return out end
  seen[n] = true
  out[#out + 1] = n
  for _, e in ipairs(g[n]) do dfs(e[1], seen, out) end
  return out
end
print(bfs("A"), table.concat(dfs("A"), " "), bfs("F"))
local function dijkstra(s)
  local dist, prev, done = {[s] = 0}, {}, {}
  while true do
    local best
    for n, d in pairs(dist) do if not done[n] and (not best or d < dist[best]) then best = n end end
    if not best then break end
    done[best] = true
    for _, e in ipairs(g[best]) do
      local d = dist[best] + e[2]
      if not dist[e[1]] or d < dist[e[1]] then dist[e[1]], prev[e[1]] = d, best end
    end
  end
  return dist, prev
end
local dist, prev = dijkstra("A")
for n in ("ABCDEFG"):gmatch(".") do
  local p, c = {}, n
  while c do table.insert(p, 1, c) c = prev[c] end
  print(n, tostring(dist[n]), table.concat(p, "->"))
end
local function topo(deps)
  local state, out = {}, {}
  local function visit(n, path)
    if state[n] == 1 then error("cycle at " .. n, 0) elseif state[n] then return end
    state[n] = 1
    for _, d in ipairs(deps[n] or {}) do visit(d) end
    state[n] = 2
    out[#out + 1] = n
  end
  local ks = {}
  for k in pairs(deps) do ks[#ks + 1] = k end
  table.sort(ks)
  for _, k in ipairs(ks) do visit(k) end
  return table.concat(out, " ")
end
print(topo{app = {"lib", "net"}, net = {"core"}, lib = {"core", "util"}, util = {}})
print(pcall(topo, {a = {"b"}, b = {"c"}, c = {"a"}}))
local parent = {}
local function find(x)
  if parent[x] == nil then parent[x] = x end
  if parent[x] ~= x then parent[x] = find(parent[x]) end
  return parent[x]
end
local es = {{1, 2, 7}, {2, 3, 1}, {1, 3, 3}, {3, 4, 9}, {2, 4, 2}, {4, 5, 4}}
table.sort(es, function(a, b) return a[3] < b[3] end)
local total = 0
for _, e in ipairs(es) do
  local a, b = find(e[1]), find(e[2])
  if a ~= b then parent[a] = b total = total + e[3] io.write(e[1], "-", e[2], " ") end
end
print(total)
local INF = math.huge
local d = {{0, 3, INF, 7}, {8, 0, 2, INF}, {5, INF, 0, 1}, {2, INF, INF, 0}}
for k = 1, 4 do for i = 1, 4 do for j = 1, 4 do d[i][j] = math.min(d[i][j], d[i][k] + d[k][j]) end end end
for i = 1, 4 do print(table.concat(d[i], " ")) end
local maze = {"#########", "#S..#...#", "#.#.#.#.#", "#.#...#E#", "#########"}
local q, from = {}, {}
for y, r in ipairs(maze) do local x = r:find("S") if x then q[1] = {x, y} from[x .. "," .. y] = "start" end end
local steps
while #q > 0 do
  local c = table.remove(q, 1)
  local k = c[1] .. "," .. c[2]
  if maze[c[2]]:sub(c[1], c[1]) == "E" then
    steps = 0
    while from[k] ~= "start" do k = from[k] steps = steps + 1 end
    break
  end
  for _, m in ipairs{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} do
    local x, y = c[1] + m[1], c[2] + m[2]
    local kk = x .. "," .. y
    if maze[y]:sub(x, x) ~= "#" and not from[kk] then from[kk] = k q[#q + 1] = {x, y} end
  end
end
print(steps)
