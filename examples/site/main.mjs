// Configuration in Lua, pages from templates in Lua: the settings are tables with comments, functions and defaults.
//
//   node examples/site/main.mjs
import { readFileSync } from 'node:fs';
import { LuaRuntime } from 'lupajs';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Runs a file of settings and gives its tables as JavaScript data. */
export function loadSettings(name, environment) {
  // A description of settings needs no files, and should not take long.
  const lua = new LuaRuntime({ stdlib: 'safe', registerEval: false, registerBuiltins: false, maxInstructions: 1e6 });
  lua.globals().env = lua.tableFrom(environment);
  const settings = lua.with({ name: `@${name}` }).execute(read(name));
  return settings.toObject();
}

/** Makes a function of a template: `<%= expression %>`, `<% statement %>`. */
export function makeTemplates() {
  const lua = new LuaRuntime({ stdlib: 'safe' });
  const compile = lua.with({ name: '@template.lua' }).execute(read('template.lua'));
  return (name, data) => compile(read(name), name)(lua.tableFromDeep(data));
}

if (process.argv[1]?.endsWith('main.mjs')) {
  const settings = loadSettings('settings.lua', { PORT: '8080' });
  console.log(JSON.stringify(settings, null, 2));
  console.log(
    makeTemplates()('page.html.lua', { title: settings.title, pages: settings.pages, tags: ['<b>', 'a & b'] }),
  );
}
