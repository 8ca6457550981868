-- Odd levels, and messages with zero bytes.
print(debug.traceback("negative", -3))
print(debug.traceback("nan", 0/0))
print((debug.traceback("before\0after"):gsub("%z", "<0>")))
print((debug.traceback("\0", 1):gsub("%z", "<0>")))
