#!/usr/bin/env -S node --stack-size=7000 --max-semi-space-size=64 --max-valid-polymorphic-map-count=8
// The larger stack gives Lua recursion the depth that programs expect, the larger young generation suits programs that
// make many short-lived tables, and V8 is to tell more shapes of tables apart at one place of the code than its four: objects of
// one program have often five to eight. Asking for all that here costs no time at the start.
'use strict';
const { runCommand } = require('./command.js');
runCommand();
