-- Comments of every form.
-- simple
--[[ long ]] print("after long comment")
--[==[ several
lines ]] still
]==] print("after level 2")
--[[ closed on the same line ]] --[[ again ]] print("two comments")
---[[ not a long comment
print("visible: the opening had three dashes")
--]]
--[ not long either
print("visible too") -- trailing
--[=[
print("hidden")
--]=]
print(1 --[[ in ]] + --[[ between ]] 2)
--
--[[]]
--[==[]==]
print("last") --no newline at end of next line
return --[[ value ]] nil -- end
