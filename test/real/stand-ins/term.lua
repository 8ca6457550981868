-- Stand-in for lua-term: there is no terminal.
return { isatty = function() return false end }
