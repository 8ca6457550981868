#!/usr/bin/env -S node --stack-size=7000 --max-semi-space-size=64
// The larger stack gives Lua recursion the depth that programs expect, the larger young generation suits programs that
// make many short-lived tables; asking for both here costs no time at the start.
'use strict';
const { runCommand } = require('./command.js');
runCommand();
