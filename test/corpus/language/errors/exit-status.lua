-- process
-- os.exit with a status, after buffered output.
io.write("written before exit")
io.stderr:write("to stderr\n")
os.exit(3)
