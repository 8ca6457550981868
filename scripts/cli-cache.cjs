// Makes the code cache of the command (see bin/command.js), after a run, so that it holds the functions a run needs.
// Called by build.mjs with the flags of bin/lupajs.js: V8 refuses a cache made under other flags.
'use strict';
const { rmSync, writeFileSync } = require('node:fs');
const { cacheFile, runCommand } = require('../bin/command.js');

rmSync(cacheFile, { force: true });
const script = runCommand();
process.on('exit', () => writeFileSync(cacheFile, script.createCachedData()));
