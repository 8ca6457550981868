// Runs one Lua file with lupajs: node lupajs.mjs FILE [args].
import { readFileSync } from 'node:fs';
import { LuaRuntime } from '../../dist/index.js';

const [file, ...args] = process.argv.slice(2);
const lua = new LuaRuntime({ lua: 'luajit' });
lua.compile(readFileSync(file, 'latin1'), { name: `@${file}` })(...args);
