import { asFunction, LuaError, LuaMemoryError, LuaRuntime, LuaSyntaxError } from 'lupajs';
import { equal, failure, match, test, wait } from './harness.mjs';

test('eval, execute, values both ways', () => {
  const lua = new LuaRuntime();
  equal(lua.eval('1 + 1'), 2);
  equal(
    lua.eval('function(f, n) return f(n) end')((n) => n + 1, 2),
    3,
  );
  lua.execute('t = { 1, 2, name = "Grüße" }');
  equal(lua.eval('t').toMap(), new Map([[1, 1], [2, 2], ['name', 'Grüße']])); // biome-ignore format: short
  const t = lua.eval('t');
  equal(lua.eval('t') === t, true);
  equal([...lua.eval('1, nil, "x"')], [1, undefined, 'x']);
  equal(new LuaRuntime({ encoding: null }).eval('"\\0\\255"'), new Uint8Array([0, 255]));
  for (const name of ['5.1', '5.2', 'luajit'])
    equal(new LuaRuntime({ lua: name }).eval('_VERSION'), name === '5.2' ? 'Lua 5.2' : 'Lua 5.1');
});

test('objects of the page in Lua', () => {
  const lua = new LuaRuntime();
  equal(lua.eval('js.builtins.document.title'), 'lupajs');
  const div = lua.execute('local d = js.builtins.document:createElement("div") d.textContent = "from Lua" return d');
  equal(div instanceof HTMLDivElement, true);
  equal(div.textContent, 'from Lua');
  equal(lua.eval('js.new(js.builtins.URL, "http://a/b?c=1").searchParams:get("c")'), '1');
  equal(
    lua.eval(
      'type(...)',
      asFunction(() => 1),
    ),
    'function',
  );
});

test('coroutines, and yields across pcall, metamethods and iterators', () => {
  const lua = new LuaRuntime();
  equal([...lua.eval('coroutine.create(function() for i = 1, 3 do coroutine.yield(i) end end)')()], [1, 2, 3]);
  const code = `local mt = { __add = function(a, b) return coroutine.yield(a) + b end }
    local co = coroutine.wrap(function() return pcall(function() return setmetatable({}, mt) + 2 end) end)
    co() return co(40)`;
  equal([...lua.execute(code)], [true, 42]);
});

test('async calls', async () => {
  const lua = new LuaRuntime();
  const later = (v) => wait(1).then(() => v);
  equal(await lua.evalAsync('js.await((...)(20)) + js.await((...)(22))', later), 42);
  const both = ['a', 'b'].map((x) => lua.executeAsync('local f, x = ... return js.await(f(x)) .. x', later, x));
  equal(await Promise.all(both), ['aa', 'bb']);
  match((await failure(lua.evalAsync('js.await(...)', Promise.reject(new TypeError('no'))))).message, /^no$/);
});

test('errors: positions, tracebacks, syntax, stack', async () => {
  const lua = new LuaRuntime();
  const e = await failure(() => lua.execute('local t\nlocal function f() return t.x.y end\nf()'));
  equal(e instanceof LuaError, true);
  match(e.message, /:2: attempt to index upvalue 't' \(a nil value\)$/);
  match(e.traceback, /^stack traceback:\n.*:2: in .*f.*\n.*:3: in main chunk/s);
  const syntax = await failure(() => lua.eval('1 +'));
  equal(syntax instanceof LuaSyntaxError, true);
  equal(
    [...lua.execute('local function f() return 1 + f() end local ok, e = pcall(f) return ok, type(e)')],
    [false, 'string'],
  );
  const own = new RangeError('mine');
  const thrown = await failure(() =>
    lua.eval('(...)()', () => {
      throw own;
    }),
  );
  equal(thrown === own, true);
});

test('limits', async () => {
  const start = performance.now();
  const e = await failure(() => new LuaRuntime({ timeout: 200 }).execute('while true do pcall(function() end) end'));
  equal(e.message, 'timeout exceeded');
  const ms = performance.now() - start;
  if (ms < 190 || ms > 3000) throw new Error(`a timeout of 200 ms took ${ms}`);
  match(
    (await failure(() => new LuaRuntime({ maxInstructions: 1e5 }).execute('while true do end'))).message,
    /exceeded/,
  );
  const long = await failure(() => new LuaRuntime({ maxMemory: 1e6 }).execute('return ("x"):rep(2e6)'));
  equal(long instanceof LuaMemoryError, true);
  const stop = new AbortController();
  const lua = new LuaRuntime();
  setTimeout(() => stop.abort(new Error('enough')), 20);
  equal(
    (await failure(lua.with({ signal: stop.signal }).evalAsync('js.await(...)', new Promise(() => {})))).message,
    'enough',
  );
});

test('files are in memory, there are no processes', () => {
  const lua = new LuaRuntime();
  equal([...lua.eval('io.open("/none/such.txt")')], [undefined, '/none/such.txt: No such file or directory', 2]);
  lua.execute(`local f = io.open("mods/greet.lua", "w")
    f:write('return function(n) return "Hello, " .. n end') f:close()
    package.path = "/mods/?.lua"`);
  equal(lua.require('greet')('world'), 'Hello, world');
  equal(lua.execute('local f = io.open("/mods/../mods/greet.lua") return f:seek("end"), f:close()')[0], 44);
  equal([...lua.eval('pcall(io.popen, "ls")')][0], false);
  equal(lua.eval('os.getenv("HOME")'), undefined);
  const out = [];
  const told = new LuaRuntime({ stdout: (chunk) => void out.push(chunk), stdin: 'one\ntwo\n' });
  told.execute('print(io.read("*l"), io.read("*l"))');
  equal(out, ['one\ttwo\n']);
});

test('the safe profile keeps the page out of reach', async () => {
  const lua = new LuaRuntime({ stdlib: 'safe', registerEval: false, registerBuiltins: false, attributeFilter: 'safe' });
  equal(lua.eval('js.builtins == nil and js.eval == nil and io.open == nil'), true);
  for (const name of ['constructor', '__proto__', '__lookupGetter__'])
    equal(
      lua.eval(
        `(function(o) local ok, v = pcall(function() return o.${name} end) return ok and v end)(...)`,
        document.body,
      ) || undefined,
      undefined,
    );
});
