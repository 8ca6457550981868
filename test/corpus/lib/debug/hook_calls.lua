-- call and return hooks: events and names
-- dialects: 5.1 5.2
local log = {}
local function leaf() return 1 end
local function branch() local v = leaf() return v end
local function tailer() return leaf() end
local function run(mask, fn)
  log = {}
  debug.sethook(function(ev)
    local i = debug.getinfo(2, "Sl")
    if i and i.what == "Lua" then
      log[#log + 1] = ev .. "@" .. i.linedefined
    elseif ev:find("tail") then
      log[#log + 1] = ev
    end
  end, mask)
  fn()
  debug.sethook()
  print(mask, table.concat(log, " "))
end
run("c", branch) run("r", branch) run("cr", branch) run("c", tailer) run("r", tailer) run("", leaf)
