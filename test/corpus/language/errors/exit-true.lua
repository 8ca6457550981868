-- process
-- os.exit with booleans.
print("bye")
os.exit(true)
