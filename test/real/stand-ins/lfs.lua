-- Stand-in for LuaFileSystem: what the programs under test ask of it, through the shell.
local lfs = { _VERSION = "stand-in" }

local function quote(path) return "'" .. path:gsub("'", "'\\''") .. "'" end

local function lines(command)
  local pipe = assert(io.popen(command .. " 2>/dev/null"))
  local found = {}
  for line in pipe:lines() do found[#found + 1] = line end
  pipe:close()
  return found
end

local modes = { ["regular file"] = "file", ["regular empty file"] = "file", directory = "directory" }

function lfs.attributes(path, what)
  local answer = lines("stat -L -c '%F|%s|%Y' " .. quote(path))[1]
  if not answer then return nil, path .. ": No such file or directory" end
  local kind, size, time = answer:match("^(.*)|(%d+)|(%d+)$")
  local all = { mode = modes[kind] or "other", size = tonumber(size), modification = tonumber(time) }
  if type(what) == "string" then return all[what] end
  return all
end

lfs.symlinkattributes = lfs.attributes

function lfs.currentdir() return lines("pwd")[1] end

-- A process cannot change its folder here; to the present one it is no change.
function lfs.chdir(path)
  if lines("cd " .. quote(path) .. " && pwd")[1] == lfs.currentdir() then return true end
  return nil, "cannot change to " .. path
end

function lfs.dir(path)
  local names = lines("ls -a " .. quote(path))
  if #names == 0 then error("cannot open " .. path) end
  local i = 0
  return function()
    i = i + 1
    return names[i]
  end
end

function lfs.mkdir(path) return os.execute("mkdir " .. quote(path) .. " 2>/dev/null") and true end
function lfs.rmdir(path) return os.execute("rmdir " .. quote(path) .. " 2>/dev/null") and true end

return lfs
