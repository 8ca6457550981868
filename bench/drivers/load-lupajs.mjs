// CPU seconds of compiling Lua files without running them; prints JSON. node load-lupajs.mjs FILE...
import { readFileSync } from 'node:fs';
import { LuaRuntime } from '../../dist/index.js';
import { cpuSeconds } from '../lib/blocks.mjs';

const texts = process.argv.slice(2).map((file) => readFileSync(file, 'latin1'));
const lua = new LuaRuntime({ lua: 'luajit' });
const seconds = texts.map((text, i) => {
  const start = cpuSeconds();
  const chunk = lua.compile(text, { name: `@source${i}.lua` });
  if (typeof chunk !== 'function') throw new Error('not compiled');
  return cpuSeconds() - start;
});
console.log(JSON.stringify(seconds));
