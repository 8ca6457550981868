// Runs one Lua file with wasmoon: node wasmoon.mjs FILE [args].
import { readFileSync } from 'node:fs';
import { LuaFactory } from 'wasmoon';

const [file, ...args] = process.argv.slice(2);
const engine = await new LuaFactory().createEngine();
const thread = engine.global.newThread();
thread.loadString(readFileSync(file, 'utf8'), `@${file}`);
for (const arg of args) thread.pushValue(arg);
await thread.run(args.length);
