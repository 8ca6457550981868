#!/usr/bin/env -S node --stack-size=7000
// The larger stack gives Lua recursion the depth that programs expect; asking for it here costs no time.
import '../dist/cli/main.js';
