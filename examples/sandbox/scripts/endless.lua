-- Never returns, and tries to catch what ends it.
on("message", function()
  while true do pcall(function() while true do end end) end
end)
