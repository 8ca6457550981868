-- package: lua-busted busted
-- package: lua-luassert luassert
-- A run of busted over specs/.
arg = { [0] = "busted", "--output=" .. (arg[1] or "TAP"), "--pattern=_spec", "specs", "--no-keep-going" and "--suppress-pending", "--seed=1" }
os.exit = function(code) error({ exit = code or 0 }) end
local ok, result = pcall(require("busted.runner"), { standalone = false })
print(ok, type(result) == "table" and result.exit or result)
