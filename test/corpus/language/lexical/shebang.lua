#!/usr/bin/env lua
-- A first line with # is skipped by the interpreter, but counts as a line.
print("line", pcall(error, "x"))
print(pcall(function() error("on line 4") end))
