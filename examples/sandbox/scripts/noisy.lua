-- Posts more than the room takes; the error comes from JavaScript, and Lua can catch it.
on("message", function()
  local ok, err = pcall(room.post, ("!"):rep(1000))
  print(ok, err)
  room:post(("?"):rep(1000))
end)
