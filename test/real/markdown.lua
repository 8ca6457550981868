-- package: lua-markdown markdown
-- dialects: 5.1 luajit
require("markdown")
local text = [[
Title
=====

Sub *title* here
---

A paragraph with **bold**, _em_, `code <b>`, a [link](http://example.org/ "T"), an ![image](/i.png) and
a second line.  
After a break. AT&T &copy; 4 < 5. <http://auto.example>

* item one
* item two
    * nested a
    * nested b
* item three

1. first
2. second

   a paragraph in it

> quoted *text*
> more
>
> > deeper

    code block
      indented & escaped <tag>

***

[ref link][r] and [r].

[r]: http://example.com/x "Ref"

<div>
*raw* html
</div>

### Third ###

Escapes: \* \_ \` \\ snake_case_word
]]
print(markdown(text))
print(markdown("para\n\n\n\n# h\n* a\n\n* b\n"))
print(markdown(text:rep(3)):len())
print(markdown(""), markdown("\n\n"), markdown("a\r\nb\r\n\r\nc"))
