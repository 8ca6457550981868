-- Unknown and out of range escapes: 5.1 keeps the letter, the others complain.
local load = loadstring or load
for _, s in ipairs { [["\q"]], [["\e"]], [["\-"]], [["\256"]], [["\300"]], [["\999"]], [["\2555"]], [["\x41"]], [["\u{41}"]],
  [["\u{20AC}"]], [["\u{110000}"]], [["\u{}"]], [["\u41"]], [["\z  a"]], [["\8"]], [["\A\B\C"]], [["\/"]], [["\%d"]] } do
  local chunk, message = load("return " .. s, "=escape")
  if chunk then
    local value = chunk()
    print(s, #value, table.concat({ value:byte(1, -1) }, " "))
  else
    print(s, message)
  end
end
