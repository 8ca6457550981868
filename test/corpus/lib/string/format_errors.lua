-- string.format: invalid directives, repeated flags, long widths and precisions
local f = string.format
for _, d in ipairs{"%", "%y", "%z", "%l", "%ld", "%n", "%p", "%v", "%j", "%100d", "%.100d", "%099d", "%------d", "%++d", "%     d", "%##x", "%00d", "%#+- 0d", "%5", "%.", "%5.", "%5.5", "%-", "%1.1.1d", "% ", "%\0", "%!", "%&d", "%*d", "%hd", "%Ld", "%S", "%C", "%D", "%F", "%B", "%b", "%k", "%w", "%t", "%123456d", "abc%", "%d%", "%1$d", "%'d" } do
  print((d:gsub("%z", "\\0")), pcall(f, d, 1, 2))
end
print(pcall(function() ("%y"):format(1) end))
print(pcall(function() string.format("%100d", 1) end))
print(pcall(function() return ("%"):format(1) .. "" end))
print(f("%5.2s|%-8.3s|", "abc", "abcdef"), f("%3d|%-3d|%03d", 5, 5, 5))
