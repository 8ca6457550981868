import { LuaRuntime } from 'lupajs';
import {
  LuaCloneError,
  LuaError,
  LuaPool,
  LuaSyntaxError,
  LuaWorker,
  LuaWorkerError,
  transfer,
  tuple,
} from 'lupajs/worker';
import { equal, failure, match, test, wait } from './harness.mjs';

const isolated = globalThis.crossOriginIsolated;
const later = (v) => wait(2).then(() => v);

const using = (options, f) => async () => {
  const w = await LuaWorker.create(options);
  try {
    await f(w);
  } finally {
    await w.close();
  }
};

test(`this page is ${isolated ? '' : 'not '}isolated`, () =>
  equal(location.pathname.startsWith('/isolated/'), isolated));

test(
  'eval, execute, call, globals, load',
  using({}, async (w) => {
    equal(await w.eval('1 + 1'), 2);
    equal([...(await w.eval('1, nil, ...', 3))], [1, undefined, 3]);
    equal(await w.execute('x = ... return "set"', 5), 'set');
    equal(await w.globals.get('x'), 5);
    await w.globals.set('config', { size: 3, list: [1, 2] });
    equal(await w.globals.get('config.size'), 3);
    equal(await w.call('string.rep', 'ab', 3), 'ababab');
    const add = await w.load('return function(a, b) return a + b end');
    equal(await add(1, 2), 3);
    const last = add(3, 4);
    add.release();
    equal(await last, 7);
    match((await failure(add(1, 2))).message, /released/);
  }),
);

test(
  'values: structure, bytes, depth',
  using({}, async (w) => {
    const cycle = { list: [1, { a: true }] };
    cycle.self = cycle;
    equal(await w.eval('(...).self == (...) and (...).list[2].a', cycle), true);
    const back = await w.execute('local t = { 1, 2, x = "Grüße" } t.self = t return t');
    equal(back.get('self') === back, true);
    equal(back.get('x'), 'Grüße');
    let deep = 0;
    for (let i = 0; i < 20_000; i++) deep = [deep];
    equal(
      await w.execute('local t, n = ..., 0 while type(t) == "table" do t, n = t[1], n + 1 end return n', deep),
      20_000,
    );
    const lua = new LuaRuntime({ encoding: null });
    equal(await w.eval('#(...).s', lua.eval('{ s = "\\255\\0" }')), 2);
    const bytes = new Uint8Array([1, 2, 3]);
    equal(await w.eval('(...)[2]', transfer(bytes)), 3);
    equal(bytes.length, 0);
    equal(await w.eval('...', new Date(5)), new Date(5));
    const e = await failure(w.eval('...', { on: [() => 1] }));
    equal(e instanceof LuaCloneError, true);
    equal(e.path, 'argument #1.on[0]');
    equal((await failure(w.eval('{ a = { print } }'))).path, 'result.a[1]');
    equal((await failure(w.eval('{ c = coroutine.create(print) }'))).path, 'result.c');
    match((await failure(w.eval('...', document.body))).message, /a HTMLBodyElement object cannot be copied/);
  }),
);

if (isolated) {
  test(
    'shared memory',
    using({}, async (w) => {
      const cells = new Int32Array(new SharedArrayBuffer(16));
      cells[1] = 41;
      await w.globals.set('cells', cells);
      equal(await w.eval('cells[1]'), 41);
      await w.execute('cells[2] = 7');
      equal(cells[2], 7);
    }),
  );
}

test(
  'exposed functions, promise or not, a rejected promise',
  using({}, async (w) => {
    const log = [];
    const error = new TypeError('no such user');
    await w.expose({
      log: (...args) => void log.push(args),
      fetchUser: (id) => later({ id, name: `user ${id}`, tags: ['a', 'b'] }),
      fail: () => Promise.reject(error),
      two: () => tuple(1, 2),
      bad: () => ({ f: () => 1 }),
      nested: { deep: () => 'deep' },
      text: () => 'Grüße '.repeat(50_000),
      answer: 42,
    });
    equal(await w.execute('local u = fetchUser(7) log(u.name, #u.tags, { 1 }) return u.name'), 'user 7');
    equal(log, [['user 7', 2, [1]]]);
    equal([...(await w.eval('type(log), answer, nested.deep()'))], ['function', 42, 'deep']);
    equal((await failure(w.execute('fail()'))) === error, true);
    equal([...(await w.execute('local ok, e = pcall(fail) return ok, e.message'))], [false, 'no such user']);
    match((await failure(w.execute('bad()'))).message, /^the result of bad\.f: a function cannot be copied/);
    match((await failure(w.execute('log({ print })'))).message, /^argument #1 of log\[1\]: a Lua function/);
    equal(await w.eval('#text()'), 400_000);
    // Where coroutines may be suspended, that is without shared memory all that it takes.
    equal(await w.eval('setmetatable({}, { __index = function(_, k) return fetchUser(k).name end })[5]'), 'user 5');
    equal(await w.eval('coroutine.wrap(function() coroutine.yield(fetchUser(1).id) end)()'), 1);
    const f = await w.load('return function(id) return fetchUser(id).name end');
    equal(await f(3), 'user 3');
    equal(await w.call('fetchUser', 4), { id: 4, name: 'user 4', tags: ['a', 'b'] });
    await w.expose({ less: (a, b) => later(a < b) });
    const sort = w.execute('local t = { 3, 1, 2 } table.sort(t, less) return t');
    if (isolated) equal(await sort, [1, 2, 3]);
    else match((await failure(sort)).message, /attempt to await across a C-call boundary/);
    equal(await w.eval('1'), 1);
  }),
);

test('options that are functions', async () => {
  const out = [];
  const lines = ['first\n', 'second\n', undefined];
  const w = await LuaWorker.create({ stdout: (chunk) => void out.push(chunk) });
  await w.execute('print("a", 1)');
  equal(out, ['a\t1\n']);
  await w.close();
  const options = {
    stdin: () => lines.shift(),
    searchers: [(name) => (name === 'mod' ? 'return { n = ... }' : undefined)],
    overflowHandler: (v) => String(v),
  };
  if (!isolated) {
    match((await failure(LuaWorker.create(options))).message, /a function needs a host whose threads can wait/);
    return;
  }
  const asked = await LuaWorker.create(options);
  equal(await asked.eval('io.read("*l") .. io.read("*l")'), 'firstsecond');
  equal(await asked.eval('require("mod").n'), 'mod');
  equal(await asked.eval('...', 2n ** 70n), String(2n ** 70n));
  await asked.close();
});

test(
  'errors',
  using({}, async (w) => {
    const e = await failure(w.execute('local function f() error("boom") end\nf()'));
    equal(e instanceof LuaError, true);
    match(e.message, /:1: boom$/);
    match(e.traceback, /^stack traceback:\n.*:1: in .*f.*\n.*:2: in main chunk/s);
    equal((await failure(w.eval('1 +'))) instanceof LuaSyntaxError, true);
    match((await failure(w.execute('local function f() return 1 + f() end f()'))).message, /stack overflow/);
    equal((await failure(w.execute('error({ code = 7 })'))).value, { code: 7 });
  }),
);

test('an endless loop, an error outside of a call, the end', async () => {
  const w = await LuaWorker.create({ timeout: 200 });
  const e = await failure(w.execute('while true do end'));
  equal(e instanceof LuaWorkerError, true);
  equal([e.message, e.reason], ['timeout exceeded', 'timeout']);
  equal((await failure(w.eval('1'))).reason, 'timeout');
  for (const code of [
    'js.builtins.setTimeout(function() error("late") end, 0)',
    'js.builtins.Promise:reject(js.new(js.builtins.Error, "late"))',
  ]) {
    const crashing = await LuaWorker.create();
    await crashing.execute(`${code} return nil`);
    await wait(200);
    const crash = await failure(crashing.eval('1'));
    equal(crash.reason, 'crash');
    match(crash.message, /late/);
  }
  const closed = await LuaWorker.create();
  const last = closed.eval('"last"');
  const done = closed.close();
  equal((await failure(closed.eval('1'))).reason, 'closed');
  equal(await last, 'last');
  await done;
});

test('LuaPool', async () => {
  const pool = new LuaPool({ size: 2, timeout: 1000 });
  equal(pool.size, 2);
  equal(new LuaPool().size, navigator.hardwareConcurrency);
  const progress = [];
  const squares = await pool.map('function(x) return x * x end', [1, 2, 3, 4], {
    onProgress: (done, total) => progress.push([done, total]),
  });
  equal(squares, [1, 4, 9, 16]);
  equal(progress.length, 4);
  await pool.expose({ double: (x) => later(x * 2) });
  equal(await pool.map('function(x) return double(x) end', [1, 2, 3]), [2, 4, 6]);
  equal(await pool.run('local a, b = ... return a .. b', 'x', 'y'), 'xy');
  const good = [1, 2, 3].map((i) => pool.run('...', i));
  equal((await failure(pool.run('while true do end'))).message, 'timeout exceeded');
  equal(await Promise.all(good), [1, 2, 3]);
  const stop = new AbortController();
  const map = failure(pool.map('function() while true do end end', [1, 2, 3, 4], { signal: stop.signal }));
  setTimeout(() => stop.abort(new Error('enough')), 50);
  equal((await map).message, 'enough');
  equal(await pool.map('function(x) return x end', [1, 2, 3, 4]), [1, 2, 3, 4]);
  await pool.close();
  equal((await failure(pool.run('1'))).reason, 'closed');
});

test('two threads at the same time', async () => {
  const pool = new LuaPool({ size: 2 });
  await pool.start();
  const code = 'function() local n = 0 for i = 1, 3e7 do n = n + i % 7 end return n end';
  await pool.map(code, [1, 2]);
  const time = async (inputs) => {
    const start = performance.now();
    await pool.map(code, inputs);
    return performance.now() - start;
  };
  const one = await time([1]);
  const two = await time([1, 2]);
  // Not of speed: it is far from what one after the other would take, or the machine is busy.
  console.log(`one task ${one.toFixed(0)} ms, two at a time ${two.toFixed(0)} ms`);
  await pool.close();
});
