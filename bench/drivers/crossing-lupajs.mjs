// Crossing operations of lupajs; prints JSON. node --expose-gc crossing-lupajs.mjs ROUNDS [name,name]
import { LuaRuntime } from '../../dist/index.js';
import { countLiveCycles, measureBlocks, measureCreation } from '../lib/blocks.mjs';
import { ARRAY_LENGTH, ASCII, check, jsTarget, LUA, throwError, UNICODE } from '../lib/crossing-ops.mjs';

const [rounds, only] = process.argv.slice(2);
const lua = new LuaRuntime({ lua: 'luajit' });
const f = Object.fromEntries(Object.entries(LUA).map(([name, code]) => [name, lua.eval(code)]));

const target = jsTarget();
const add = (a, b) => a + b;
const array = Array.from({ length: ARRAY_LENGTH }, (_, i) => i);
const sumArray = lua.eval(
  'function(n, a) local s = 0 for i = 1, n do for v in js.iter(a) do s = s + v end end return s end',
);
const fields = lua.eval('{ x = 1, y = 2 }');
const items = lua.eval(`(function() local t = {} for i = 1, ${ARRAY_LENGTH} do t[i] = i end return t end)()`);
const counter = lua.eval('function() local i = 0 while true do i = i + 1 coroutine.yield(i) end end');
const echo = lua.eval('function(v) while true do v = coroutine.yield(v) end end');

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
    for (let i = 0; i < count; i++) sink += fields.get('x');
  },
  setField(count) {
    for (let i = 0; i < count; i++) fields.set('y', i);
  },
  getProxy(count) {
    for (let i = 0; i < count; i++) sink += fields.x;
  },
  getIndex(count) {
    for (let i = 0; i < count; i++) sink += items.get((i % ARRAY_LENGTH) + 1);
  },
  iterateTable(count) {
    for (let i = 0; i < count; i += ARRAY_LENGTH) for (const [, value] of items) sink += value;
  },
  iterateArray: (count) => void sumArray(Math.ceil(count / ARRAY_LENGTH), array),
  roundTrip: trips(ASCII),
  roundTripUnicode: trips(UNICODE),
  coroutineNext(count) {
    const stepped = counter.coroutine();
    check(stepped.next().value, 1, 'coroutine');
    for (let i = 0; i < count; i++) sink += stepped.next().value;
  },
  coroutineSend(count) {
    const sent = echo.coroutine(0);
    check(sent.next().value, 0, 'coroutine');
    check(sent.send(7), 7, 'send');
    for (let i = 0; i < count; i++) sink += sent.send(i);
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

// What gives a wrong result is left out of the report rather than timed.
const checks = {
  callLua: () => check(f.add(1, 2), 3, 'call'),
  callJs: () => check(f.callJs(2, add), 6, 'call'),
  readProperty: () => check(f.readProperty(2, target), 2, 'property'),
  callMethod: () => check(f.callMethod(10, target), 30, 'method'),
  getField: () => check(fields.get('x'), 1, 'field'),
  getProxy: () => check(fields.x, 1, 'field'),
  iterateTable: () => check([...items].length, ARRAY_LENGTH, 'table iteration'),
  iterateArray: () => check(sumArray(1, array), (ARRAY_LENGTH * (ARRAY_LENGTH - 1)) / 2, 'array iteration'),
  roundTrip: () => check(f.same(ASCII[0]), ASCII[0], 'round trip'),
  roundTripUnicode: () => check(f.same(UNICODE[0]), UNICODE[0], 'round trip'),
  catchInLua: () => check(f.catchInLua(3, throwError), 3, 'error in JS'),
};
for (const [name, isRight] of Object.entries(checks)) {
  try {
    isRight();
  } catch (error) {
    console.error(`${name} is left out: ${error.message}`);
    delete operations[name];
  }
}

const wanted = only
  ? Object.fromEntries(only.split(',').flatMap((name) => (operations[name] ? [[name, operations[name]]] : [])))
  : operations;
const samples = measureBlocks(wanted, Number(rounds));
let creation;
let cycles;
if (!only) {
  const tieTable = (object) => {
    const table = lua.table();
    table.set('object', object);
    return table;
  };
  cycles = {
    count: 100_000,
    alive:
      (await countLiveCycles(tieTable, 50_000)) + (await countLiveCycles((object) => f.makeClosure(object), 50_000)),
  };
  creation = await measureCreation(() => new LuaRuntime({ lua: 'luajit' }), 1000);
}
console.log(JSON.stringify({ samples, creation, cycles, sink: Number.isNaN(sink) }));
