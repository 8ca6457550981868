// Runs one Lua file with fengari: node fengari.mjs FILE [args].
import { readFileSync } from 'node:fs';
import fengari from 'fengari';

const { lua, lauxlib, lualib, to_luastring, to_jsstring } = fengari;
const [file, ...args] = process.argv.slice(2);
const L = lauxlib.luaL_newstate();
lualib.luaL_openlibs(L);
const source = new Uint8Array(readFileSync(file));
let status = lauxlib.luaL_loadbuffer(L, source, source.length, to_luastring(`@${file}`));
if (status === lua.LUA_OK) {
  for (const arg of args) lua.lua_pushstring(L, to_luastring(arg));
  status = lua.lua_pcall(L, args.length, 0, 0);
}
if (status !== lua.LUA_OK) {
  console.error(to_jsstring(lauxlib.luaL_tolstring(L, -1)));
  process.exitCode = 1;
}
