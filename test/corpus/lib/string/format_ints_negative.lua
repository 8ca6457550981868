-- negative and huge arguments to unsigned and integer directives
local f = string.format
for _, v in ipairs{-1, -255, -2^31, -2^53, -1.5, 2^63, -2^63, 0.5, -0.5} do
  for _, d in ipairs{"%d", "%i", "%x", "%X", "%o", "%u"} do
    local ok, r = pcall(f, d, v)
    print(d, f("%.14g", v), ok, r)
  end
end
