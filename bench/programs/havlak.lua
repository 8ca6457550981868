-- Havlak's loop recognition over a generated control flow graph.
local N = tonumber((...)) or 720 -- rounds of recognition

local Block = {}
Block.__index = Block

function Block.new(id)
  return setmetatable({ id = id, ins = {}, outs = {} }, Block)
end

local Graph = {}
Graph.__index = Graph

function Graph.new() return setmetatable({ blocks = {}, count = 0 }, Graph) end

function Graph:block(id)
  local b = self.blocks[id]
  if not b then
    b = Block.new(id)
    self.blocks[id] = b
    self.count = self.count + 1
  end
  return b
end

function Graph:edge(from, to)
  local a, b = self:block(from), self:block(to)
  table.insert(a.outs, b)
  table.insert(b.ins, a)
end

local Loop = {}
Loop.__index = Loop

local loop_count = 0
function Loop.new(header, reducible)
  loop_count = loop_count + 1
  return setmetatable({
    number = loop_count, header = header, reducible = reducible,
    blocks = {}, children = {}, parent = nil, nesting = 0, depth = 0,
  }, Loop)
end

function Loop:set_parent(parent)
  self.parent = parent
  parent.children[self] = true
end

-- Union-find nodes, one per block in depth-first order.
local Node = {}
Node.__index = Node

function Node.new(block, number)
  local n = setmetatable({ block = block, number = number, loop = nil }, Node)
  n.parent = n
  return n
end

function Node:find()
  local path, node = {}, self
  while node ~= node.parent do
    if node.parent ~= node.parent.parent then path[#path + 1] = node end
    node = node.parent
  end
  for i = 1, #path do path[i].parent = node end
  return node
end

function Node:union(other) self.parent = other end

local function depth_first(graph)
  local nodes, number, last = {}, {}, {}
  local function visit(block)
    local n = #nodes + 1
    nodes[n] = Node.new(block, n)
    number[block] = n
    for _, out in ipairs(block.outs) do
      if not number[out] then visit(out) end
    end
    last[n] = #nodes
  end
  visit(graph:block(0))
  return nodes, number, last
end

local function find_loops(graph)
  local nodes, number, last = depth_first(graph)
  local size = #nodes
  local back, other, kind, header = {}, {}, {}, {}
  for w = 1, size do
    back[w], other[w], kind[w], header[w] = {}, {}, "plain", 1
    for _, v in ipairs(nodes[w].block.ins) do
      local vn = number[v]
      if vn then
        if w <= vn and vn <= last[w] then
          table.insert(back[w], vn)
        else
          other[w][vn] = true
        end
      end
    end
  end

  local loops = {}
  for w = size, 1, -1 do
    local pool, in_pool = {}, {}
    local node_w = nodes[w]
    for _, v in ipairs(back[w]) do
      if v ~= w then
        local node = nodes[v]:find()
        if not in_pool[node] then
          in_pool[node] = true
          pool[#pool + 1] = node
        end
      else
        kind[w] = "self"
      end
    end
    local next_up = 1
    if #pool > 0 then kind[w] = "reducible" end
    while next_up <= #pool do
      local x = pool[next_up]
      next_up = next_up + 1
      local outside = {}
      for y in pairs(other[x.number]) do outside[#outside + 1] = y end
      table.sort(outside)
      for _, y in ipairs(outside) do
        local node = nodes[y]:find()
        if not (w <= node.number and node.number <= last[w]) then
          kind[w] = "irreducible"
          other[w][node.number] = true
        elseif node.number ~= w and not in_pool[node] then
          in_pool[node] = true
          pool[#pool + 1] = node
        end
      end
    end
    if #pool > 0 or kind[w] == "self" then
      local loop = Loop.new(node_w.block, kind[w] ~= "irreducible")
      node_w.loop = loop
      for _, node in ipairs(pool) do
        header[node.number] = w
        node:union(node_w)
        if node.loop then
          node.loop:set_parent(loop)
        else
          loop.blocks[#loop.blocks + 1] = node.block
        end
      end
      loops[#loops + 1] = loop
    end
  end
  return loops
end

local function nesting(loop, depth)
  loop.depth = depth
  local deepest = 0
  for child in pairs(loop.children) do
    deepest = math.max(deepest, nesting(child, depth + 1) + 1)
  end
  loop.nesting = deepest
  return deepest
end

local function diamond(graph, start)
  graph:edge(start, start + 1)
  graph:edge(start, start + 2)
  graph:edge(start + 1, start + 3)
  graph:edge(start + 2, start + 3)
  return start + 3
end

local function straight(graph, start, n)
  for i = 0, n - 1 do graph:edge(start + i, start + i + 1) end
  return start + n
end

local function base_loop(graph, from)
  local header = straight(graph, from, 1)
  local d1 = diamond(graph, header)
  local d2 = straight(graph, d1, 1)
  local d3 = diamond(graph, d2)
  local footer = straight(graph, d3, 1)
  graph:edge(d3, d2)
  graph:edge(d2, header)
  graph:edge(footer, from)
  return straight(graph, footer, 1)
end

local function build()
  local graph = Graph.new()
  local at = straight(graph, 0, 2)
  for _ = 1, 2 do
    local top = at
    at = straight(graph, at, 1)
    for _ = 1, 20 do
      local inner = at
      at = straight(graph, at, 1)
      for _ = 1, 5 do at = base_loop(graph, at) end
      at = straight(graph, at, 1)
      graph:edge(at, inner)
    end
    at = straight(graph, at, 1)
    graph:edge(at, top)
  end
  return graph
end

local found, deepest, blocks, irreducible = 0, 0, 0, 0
local graph = build()
for _ = 1, N do
  for _, loop in ipairs(find_loops(graph)) do
    found = found + 1
    blocks = blocks + #loop.blocks
    if not loop.reducible then irreducible = irreducible + 1 end
    if not loop.parent then deepest = math.max(deepest, nesting(loop, 0)) end
  end
end
print(string.format("havlak %d blocks: %d loops, nesting %d, %d members, %d irreducible",
  graph.count, found, deepest, blocks, irreducible))
