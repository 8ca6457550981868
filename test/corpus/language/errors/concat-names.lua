-- What is named when a concatenation fails on the result of another one.
local mt = { __concat = function() return false end }
local a8, b8 = setmetatable({}, mt), "b"
local function try(f) print(select(2, pcall(f))) end
local function main()
  local a = a8
  try(function() return "2" .. (a8 .. 1) .. a8 end)
  try(function() return "2" .. (a8 .. 1) end)
  try(function() return "2" .. (b8 .. a8) end)
  try(function() return "2" .. a8 .. b8 end)
  try(function() return (a8 .. 1) .. "2" end)
  try(function() return a8 .. 1 .. nil end)
  try(function() return "1" .. (("2" .. a8) .. "3") end)
  try(function() return "1" .. ("2" .. (a8 .. "3")) end)
end
main()
