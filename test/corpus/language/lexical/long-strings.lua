-- Long brackets of several levels, and the first line end in them.
print([[one]], [=[two]=], [==[three]==], [====[four]====])
print([[
first newline skipped]], [[

second kept]], #[[
]], #[[

]])
print([=[a]]b]=], [==[a]=]b]==], [=[ [[nested]] ]=], [[a]b]], [[ [=[x]=] ]])
print([[no \n escapes \x41 \\ here]], #[[\]], #[[]], [==[]]]=]==])
print(#[[a
b
c]], ([[x]]):rep(3), #[[tab	]])
print [[call with long string]]
print([[a]]..[[b]], ({ [ [[key]] ] = 1 }).key, #[=[[[]=])
local a = { [1] = [[x]] }
print(a[ [[1]] ], a[1])
