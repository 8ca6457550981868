-- dialects: 5.2
print(collectgarbage("setmajorinc", 300))
print(collectgarbage("setmajorinc", 150))
print(collectgarbage("setmajorinc"))
print(collectgarbage("setmajorinc"))
