// Crossing operations of wasmoon; prints JSON. node --expose-gc crossing-wasmoon.mjs ROUNDS [name,name]
// wasmoon hands a table to JavaScript as a copy, so reads and writes of a field are those of a global, and an
// iteration includes the copy.
import { LuaFactory } from 'wasmoon';
import { countLiveCycles, measureBlocks, measureCreation } from '../lib/blocks.mjs';
import { ARRAY_LENGTH, ASCII, check, jsTarget, LUA, throwError, UNICODE } from '../lib/crossing-ops.mjs';

const [rounds, only] = process.argv.slice(2);
const factory = new LuaFactory();
const engine = await factory.createEngine();
const luaFunction = (code) => engine.doStringSync(`return ${code}`);
const f = Object.fromEntries(Object.entries(LUA).map(([name, code]) => [name, luaFunction(code)]));

const target = jsTarget();
const add = (a, b) => a + b;
const array = Array.from({ length: ARRAY_LENGTH }, (_, i) => i);
const sumArray = luaFunction(
  'function(n, a) local s = 0 for j = 1, n do for i = 1, #a do s = s + a[i] end end return s end',
);
engine.doStringSync(`x = 1 y = 2 items = {} for i = 1, ${ARRAY_LENGTH} do items[i] = i end`);

function coroutine(code) {
  const thread = engine.global.newThread();
  thread.loadString(code);
  return (...values) => {
    for (const value of values) thread.pushValue(value);
    const { resultCount } = thread.resume(values.length);
    const result = thread.getValue(-1);
    thread.pop(resultCount);
    return result;
  };
}
const next = coroutine('local i = 0 while true do i = i + 1 coroutine.yield(i) end');
const send = coroutine('local v = ... while true do v = coroutine.yield(v) end');

check(f.add(1, 2), 3, 'call');
check(f.same(UNICODE[0]), UNICODE[0], 'round trip');
check(f.callMethod(10, target), 30, 'method');
check(sumArray(1, array), (ARRAY_LENGTH * (ARRAY_LENGTH - 1)) / 2, 'array iteration');
check(next(), 1, 'coroutine');
check(send(7), 7, 'send');
check(f.catchInLua(3, throwError), 3, 'error in JS');

let sink = 0;
const trips = (strings) => (count) => {
  for (let i = 0; i < count; i++) sink += f.same(strings[i & 15]).length;
};

const operations = {
  callLua(count) {
    for (let i = 0; i < count; i++) sink += f.add(1, 2);
  },
  callJs: (count) => void f.callJs(count, add),
  readProperty: (count) => void f.readProperty(count, target),
  writeProperty: (count) => void f.writeProperty(count, target),
  callMethod: (count) => void f.callMethod(count, target),
  getField(count) {
    for (let i = 0; i < count; i++) sink += engine.global.get('x');
  },
  setField(count) {
    for (let i = 0; i < count; i++) engine.global.set('y', i);
  },
  iterateTable(count) {
    for (let i = 0; i < count; i += ARRAY_LENGTH) for (const value of engine.global.get('items')) sink += value;
  },
  iterateArray: (count) => void sumArray(Math.ceil(count / ARRAY_LENGTH), array),
  roundTrip: trips(ASCII),
  roundTripUnicode: trips(UNICODE),
  coroutineNext(count) {
    for (let i = 0; i < count; i++) sink += next();
  },
  coroutineSend(count) {
    for (let i = 0; i < count; i++) sink += send(i);
  },
  catchInJs(count) {
    for (let i = 0; i < count; i++) {
      try {
        f.fail();
      } catch {
        sink++;
      }
    }
  },
  catchInLua: (count) => void f.catchInLua(count, throwError),
};

const wanted = only
  ? Object.fromEntries(only.split(',').flatMap((name) => (operations[name] ? [[name, operations[name]]] : [])))
  : operations;
const samples = measureBlocks(wanted, Number(rounds));
let creation;
let cycles;
if (!only) {
  const count = 2000; // what is never freed would fill the memory
  cycles = { count, alive: await countLiveCycles((object) => f.makeClosure(object), count) };
  creation = await measureCreation(() => factory.createEngine(), 20);
}
console.log(JSON.stringify({ samples, creation, cycles, sink: Number.isNaN(sink) }));
process.exit(0);
