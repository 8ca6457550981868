-- Wants all the memory there is.
on("message", function()
  local text = "x"
  while true do text = text .. text end
end)
