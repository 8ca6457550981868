-- A fox crosses the screen, a bird flies over it. Each actor is a coroutine that waits for time to pass.
local game = { over = false, time = 0 }
local actors, running = {}, {}

-- Waits inside an actor; `update` goes on with it when the time has come.
local function wait(seconds)
  local at = game.time + seconds
  while game.time < at do coroutine.yield() end
end

local Actor = {}
Actor.__index = Actor

function Actor.new(name, x, y)
  local self = setmetatable({ name = name, x = x, y = y }, Actor)
  actors[#actors + 1] = self
  return self
end

-- Moves to a place in the time given.
function Actor:walk(x, y, seconds)
  local fromX, fromY, start = self.x, self.y, game.time
  repeat
    coroutine.yield()
    local part = math.min(1, (game.time - start) / seconds)
    self.x, self.y = fromX + (x - fromX) * part, fromY + (y - fromY) * part
  until part == 1
end

function Actor:say(text, seconds)
  self.text = text
  wait(seconds)
  self.text = nil
end

local function start(story) running[#running + 1] = coroutine.create(story) end

function game.load()
  local fox, bird = Actor.new("fox", 1, 8), Actor.new("bird", 30, 2)
  local landed = false
  start(function()
    fox:walk(12, 8, 1)
    fox:say("Hello up there!", 1)
    while not landed do coroutine.yield() end
    fox:walk(24, 8, 0.5)
    fox.text = "Where to?"
    wait(0.5)
    game.over = true
  end)
  start(function()
    wait(1.5)
    bird:say("Good morning!", 0.5)
    bird:walk(32, 7, 1)
    landed = true
    while true do
      bird:walk(bird.x, 6, 0.2)
      bird:walk(bird.x, 7, 0.2)
    end
  end)
end

function game.update(dt)
  game.time = game.time + dt
  for i = #running, 1, -1 do
    local ok, err = coroutine.resume(running[i])
    if not ok then error(err, 0) end
    if coroutine.status(running[i]) == "dead" then table.remove(running, i) end
  end
end

function game.draw()
  screen:text(1, 1, ("%4.1f s"):format(game.time))
  for _, actor in ipairs(actors) do
    screen:text(actor.x, actor.y, actor.name)
    if actor.text then screen:text(actor.x, actor.y - 1, actor.text) end
  end
  screen:text(1, 9, ("_"):rep(screen.width))
end

return game
