-- Which of several wrong arguments is named.
print(pcall(tonumber, print, {}))
print(pcall(tonumber, print, ","))
print(pcall(tonumber, 5, ","))
print(pcall(tonumber, nil, ","))
print(pcall(tonumber, nil, 10))
print(pcall(tonumber, print, 99))
if setfenv then
  print(pcall(setfenv, nil, {}))
  print(pcall(setfenv, {}, {}))
  print(pcall(setfenv, -1, {}))
  print(type(getfenv(nil)))
end
