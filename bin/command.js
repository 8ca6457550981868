// Runs dist/cli/main.cjs, with the code cache that the build has made of it: compiling it would be a third of the start of
// the command. V8 refuses a cache of another version or of other flags; then the text is compiled as usual.
'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const folder = join(__dirname, '../dist/cli');
const filename = join(folder, 'main.cjs');
const cacheFile = join(folder, 'main.cache');

/** Runs the command; gives the compiled script. */
exports.runCommand = () => {
  // The text is ASCII, as esbuild writes it.
  const text = `(function(exports,require,module,__filename,__dirname){${readFileSync(filename, 'latin1')}\n})`;
  const script = new vm.Script(text, {
    filename,
    cachedData: existsSync(cacheFile) ? readFileSync(cacheFile) : undefined,
    // So that js.eval can import modules; Node has it from 20.12 on.
    importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  script.runInThisContext()({}, require, module, filename, folder);
  return script;
};

exports.cacheFile = cacheFile;
