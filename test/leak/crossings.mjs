// Run with --expose-gc by crossings.test.ts: prints the heap after each round of a scenario, in bytes.
import { setTimeout as sleep } from 'node:timers/promises';
import { LuaRuntime } from '../../dist/index.js';

const MB = 1e6;
const [scenario, rounds, count] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const lua = new LuaRuntime();
const same = lua.eval('function(...) return ... end');
const callJs = lua.eval('function(n, f) for i = 1, n do f({}) end end');
const getter = {
  get fresh() {
    return () => 1;
  },
};
const readFresh = lua.eval('function(n, o) for i = 1, n do local f = o.fresh end end');
const tie = lua.eval('function(o) local t = { o } o.table = t o.fn = function() return o, t end end');
const counting = lua.eval('function() while true do coroutine.yield({}) end end');
const fail = lua.eval('function() error({}) end');
const waiting = lua.eval('function(f) local t = {} js.await(f()) return t end');

/** Node 26 (26.10) keeps every text it has compiled, also that of `new Function` in any program: no text is compiled there. */
const compiles = scenario === 'crossings' && !keepsScripts();
function keepsScripts() {
  const compile = (from) => {
    for (let i = 0; i < 2000; i++) new Function('a', `return a + ${from + i}`);
    globalThis.gc();
    return process.memoryUsage().heapUsed;
  };
  compile(0);
  const before = compile(1e6);
  return compile(2e6) - before > MB;
}

const SCENARIOS = {
  // Calls, tables, strings, errors and coroutine steps, both ways.
  crossings(n) {
    for (let i = 0; i < n / 10; i++) {
      same(i, 'text', {}, () => i);
      same(lua.table(i));
      same(Symbol('s'));
      if (compiles && i % 100 === 0) lua.eval(`${i} + 1`);
      try {
        if (i % 50 === 0) fail();
      } catch {}
    }
    callJs(n / 4, (t) => t);
    readFresh(n / 4, getter);
    const co = counting.coroutine();
    for (let i = 0; i < n / 4; i++) co.next();
  },
  // Async calls that wait for promises which nobody keeps, nor settles.
  waits(n) {
    for (let i = 0; i < n; i++) waiting.async(() => new Promise(() => {}));
  },
  // JavaScript object → Lua table and closure → JavaScript object, dropped.
  cycles(n) {
    for (let i = 0; i < n; i++) tie({ i });
  },
};

for (let round = 0; round < rounds; round++) {
  SCENARIOS[scenario](count);
  // Finalizers run between turns.
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await sleep(5);
  }
  const { heapUsed, rss } = process.memoryUsage();
  console.log(`${heapUsed} ${rss}`);
}
