// API.md, "Values": `LuaTable`. Each title is a sentence of it.
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { asObject, LuaError, type LuaFunction, LuaRuntime, type LuaTable } from '../../src/index.js';

const lua = new LuaRuntime();

describe('LuaTable', () => {
  it('is a mapping: get, set (returns the table), has, delete (returns whether the key was there)', () => {
    const t = lua.eval<LuaTable>('{10,20,30,40; a = "x"}');
    expect([t.get(1), t.get(4), t.get('a'), t.get('none'), t.get(1000000)]).toEqual([
      10,
      40,
      'x',
      undefined,
      undefined,
    ]);
    expect(t.set('b', 2)).toBe(t);
    expect(t.set('c', 3).set('d', 4).get('d')).toBe(4);
    expect([t.has('b'), t.has('none'), t.has(1), t.has('1')]).toEqual([true, false, true, false]);
    expect([t.delete('b'), t.delete('b'), t.has('b')]).toEqual([true, false, false]);
    t.set('c', undefined);
    t.set('d', null);
    expect([t.has('c'), t.has('d')]).toEqual([false, false]);
  });

  it('keys may be anything but nil and NaN', () => {
    const t = lua.table();
    const object = {};
    for (const key of [true, false, 0, -1, 1.5, 'ä', '', object, t, lua.eval('print')]) {
      t.set(key, 'v');
      expect(t.get(key)).toBe('v');
      expect(t.has(key)).toBe(true);
    }
    expect(() => t.set(undefined, 1)).toThrow(TypeError);
    expect(() => t.set(null, 1)).toThrow(/key/);
    expect(() => t.set(Number.NaN, 1)).toThrow(LuaError);
    expect(t.get(undefined)).toBe(undefined);
    expect(t.get(Number.NaN)).toBe(undefined);
  });

  it('mappings as in the original', () => {
    const mapping = lua.eval<LuaTable>('{ [20] = -20; [3] = -3 }');
    expect([mapping.get(20), mapping.get(3)]).toEqual([-20, -3]);
    mapping.set(-3, 3);
    expect([...mapping.keys()].sort((a, b) => (a as number) - (b as number))).toEqual([-3, 3, 20]);
    expect(mapping.length).toBe(0);
  });

  it('keys() values() entries() forEach [Symbol.iterator] (entries, as Map)', () => {
    const t = lua.eval<LuaTable>('{1, 2, x = "y"}');
    expect([...t.keys()]).toEqual([1, 2, 'x']);
    expect([...t.values()]).toEqual([1, 2, 'y']);
    expect([...t.entries()]).toEqual([
      [1, 1],
      [2, 2],
      ['x', 'y'],
    ]);
    expect([...t]).toEqual([...t.entries()]);
    expect(new Map(t as Iterable<[unknown, unknown]>).get('x')).toBe('y');
    const seen: unknown[] = [];
    const thisArg = {};
    t.forEach(function (this: unknown, value, key, table) {
      expect(this).toBe(thisArg);
      expect(table).toBe(t);
      seen.push([key, value]);
    }, thisArg);
    expect(seen).toEqual([...t]);
    expect(() => t.forEach(5 as never)).toThrow(/callback/);
    const iterator = t.keys();
    expect(iterator[Symbol.iterator]()).toBe(iterator);
  });

  it('assigning to existing keys while iterating is allowed, as in Lua', () => {
    const t = lua.tableFrom({ a: 1, b: 2, c: 3 }, [1, 2, 3]);
    let n = 0;
    for (const [k, v] of t) {
      t.set(k, (v as number) * 10);
      n++;
    }
    expect(n).toBe(6);
    expect(t.toObject()).toEqual({ a: 10, b: 20, c: 30, 1: 10, 2: 20, 3: 30 });
    for (const k of t.keys()) t.delete(k);
    expect([...t]).toEqual([]);
  });

  it("length is Lua's #", () => {
    expect(lua.eval<LuaTable>('{1,2,3}').length).toBe(3);
    expect(lua.eval<LuaTable>('{a=1}').length).toBe(0);
    const lua52 = new LuaRuntime({ lua: '5.2' });
    expect(lua52.eval<LuaTable>('setmetatable({}, {__len = function() return 7 end})').length).toBe(7);
  });

  it('toObject() toArray() toMap(): deep copies, cycles kept', () => {
    const t = lua.execute<LuaTable>('local t = {a = {b = {1, 2, {c = true}}}, s = "x"} t.self = t return t');
    const object = t.toObject<{ a: unknown; self: unknown; s: string }>();
    expect(object.self).toBe(object);
    expect(object.a).toEqual({ b: [1, 2, { c: true }] });
    expect(object.s).toBe('x');
    expect(lua.eval<LuaTable>('{1, {2, 3}, {x = 4}}').toArray()).toEqual([1, [2, 3], { x: 4 }]);
    const map = t.toMap<string, unknown>();
    expect(map.get('self')).toBe(map);
    expect((map.get('a') as Map<string, unknown>).get('b')).toEqual(
      new Map<unknown, unknown>([
        [1, 1],
        [2, 2],
        [3, new Map([['c', true]])],
      ]),
    );
    const shared = lua.execute<LuaTable>('local s = {} return {s, s}').toArray();
    expect(shared[0]).toBe(shared[1]);
    expect(() => lua.eval<LuaTable>('{[{}] = 1}').toObject()).toThrow(TypeError);
    const proto = lua.eval<LuaTable>('{["__proto__"] = 5}').toObject<object>();
    expect(Object.getPrototypeOf(proto)).toBe(Object.prototype);
    expect(Object.keys(proto)).toEqual(['__proto__']);
  });

  it('reads and writes honour metamethods; iteration is raw, as next', () => {
    const t = lua.execute<LuaTable>(`
      written = {}
      return setmetatable({ own = 1 }, {
        __index = function(t, k) return "got " .. tostring(k) end,
        __newindex = function(t, k, v) written[k] = v end,
      })`);
    expect(t.get('x')).toBe('got x');
    expect(t['y']).toBe('got y');
    expect(t.has('anything')).toBe(true);
    t.set('k', 5);
    t['l'] = 6;
    expect(lua.eval('written.k, written.l, rawget(...)', t, 'k')).toEqual([5, 6, undefined]);
    expect([...t.keys()]).toEqual(['own']);
    expect(lua.execute<LuaTable>('return setmetatable({}, {__index = {inherited = 1}})').get('inherited')).toBe(1);
  });

  it('errors in metamethods arrive', () => {
    const t = lua.execute<LuaTable>('return setmetatable({}, {__index = function() error("no index", 0) end})');
    expect(() => t.get('x')).toThrow('no index');
    expect(() => t['x']).toThrow('no index');
  });

  it('a property that is none of these and not on Object.prototype falls through to the table; a canonical integer name means the number', () => {
    const t = lua.eval<LuaTable>('{ a = 1, b = 2, [1] = "one" }');
    expect([t['a'], t['b'], t[1]]).toEqual([1, 2, 'one']);
    expect(t['a']).toBe(t.get('a'));
    expect(t[1]).toBe(t.get(1));
    t['c'] = 3;
    t[2] = 'two';
    expect(lua.eval('(...).c, (...)[2]', t)).toEqual([3, 'two']);
    expect(lua.eval<LuaFunction>('function(t) return t.c, t[2] end')(t)).toEqual([3, 'two']);
    // A canonical integer name means the number, get('1') the string.
    t.set('1', 'string');
    expect([t[1], t.get('1'), t['01']]).toEqual(['one', 'string', undefined]);
    t['-5'] = 'minus';
    expect(t.get(-5)).toBe('minus');
    t['1.5'] = 'text';
    expect([t.get(1.5), t.get('1.5')]).toEqual([undefined, 'text']);
  });

  it('own methods win, and cannot be hidden', () => {
    const t = lua.eval<LuaTable>(
      '{ get = 1, length = 2, keys = 3, toString = 4, constructor = 5, hasOwnProperty = 6 }',
    );
    expect(typeof t.get).toBe('function');
    expect(t.length).toBe(0);
    expect([t.get('get'), t.get('length'), t.get('toString'), t.get('constructor')]).toEqual([1, 2, 4, 5]);
    expect(typeof t['hasOwnProperty']).toBe('function');
    for (const name of ['get', 'keys', 'length', 'toString', 'constructor', 'hasOwnProperty', 'valueOf']) {
      expect(() => {
        (t as Record<string, unknown>)[name] = 9;
      }, name).toThrow(TypeError);
    }
    expect(t.get('get')).toBe(1);
  });

  it('methods of library tables', () => {
    const string = lua.eval<LuaTable<{ lower: LuaFunction<[string], string> }>>('string');
    expect(string.lower('A')).toBe('a');
  });

  it("String(t) is Lua's tostring; console.log(t) shows the content", () => {
    const t = lua.eval<LuaTable>('{1, 2, a = {b = {c = {}}}, ["x y"] = true}');
    expect(String(t)).toBe(lua.eval('tostring(...)', t));
    expect(`${t}`).toMatch(/^table: 0x/);
    expect(String(lua.eval('setmetatable({}, {__tostring = function() return "T!" end})'))).toBe('T!');
    expect(inspect(t).replace(/\s+/g, ' ')).toBe(
      "LuaTable { 1, 2, a: LuaTable { b: LuaTable { c: [LuaTable] } }, ['x y']: true }",
    );
    expect(inspect(lua.table())).toBe('LuaTable {}');
    const cyclic = lua.table();
    cyclic.set('self', cyclic);
    expect(inspect(cyclic)).toContain('[LuaTable]');
    expect(inspect(lua.eval('{"\\255"}'))).toContain('\ufffd');
    expect(Object.prototype.toString.call(t)).toBe('[object LuaTable]');
  });

  it('a promise may settle with a table', async () => {
    const t = lua.execute<LuaTable>('return setmetatable({}, {__index = function() error("strict") end})');
    expect(await Promise.resolve(t)).toBe(t);
    expect(await lua.evalAsync('_G')).toBe(lua.globals());
  });

  it('methods refuse another this', () => {
    const t = lua.table(1);
    expect(() => t.get.call({} as never, 1)).toThrow(TypeError);
    expect(() => t.keys.call(null as never)).toThrow(TypeError);
  });
});

describe('LuaTable: asObject(t)', () => {
  it('is a full live view', () => {
    const t = lua.eval<LuaTable>('{ a = 1, n = { x = 2 } }');
    const o = asObject<Record<string, unknown>>(t);
    expect('a' in o).toBe(true);
    expect('zzz' in o).toBe(false);
    expect(Object.keys(o).sort()).toEqual(['a', 'n']);
    expect({ ...o }['a']).toBe(1);
    expect(JSON.parse(JSON.stringify(o))).toEqual({ a: 1, n: { x: 2 } });
    o['b'] = 5;
    expect(t.get('b')).toBe(5);
    delete o['a'];
    expect(t.has('a')).toBe(false);
    t.set('later', true);
    expect(o['later']).toBe(true);
    expect(Object.entries(o).length).toBe(3);
    expect(Object.hasOwn(o, 'b')).toBe(true);
    Object.defineProperty(o, 'd', { value: 7, writable: true, enumerable: true, configurable: true });
    expect(t.get('d')).toBe(7);
    expect(asObject(t)).toBe(o);
  });

  it('names a table has itself are fields here', () => {
    const t = lua.eval<LuaTable>('{ get = 1, length = 2 }');
    const o = asObject<Record<string, unknown>>(t);
    expect([o['get'], o['length']]).toEqual([1, 2]);
    o['keys'] = 3;
    expect(t.get('keys')).toBe(3);
  });

  it('is the table again in Lua', () => {
    const t = lua.table(1, 2);
    expect(lua.eval<LuaFunction>('function(x) return x, type(x), #x end')(asObject(t))).toEqual([t, 'table', 2]);
  });

  it('wants a LuaTable', () => {
    expect(() => asObject({} as never)).toThrow(TypeError);
  });
});

describe('LuaTable: metamethods and raw iteration', () => {
  it('delete and has go through __newindex and __index, as set and get do', () => {
    const t = lua.execute<LuaTable>(`
      log = {}
      return setmetatable({ own = 1 }, {
        __index = { shared = 2 },
        __newindex = function(t, k, v) log[#log + 1] = k .. "=" .. tostring(v) end,
      })`);
    expect([t.has('shared'), t.get('shared'), t.has('none')]).toEqual([true, 2, false]);
    expect([t.delete('own'), t.has('own')]).toEqual([true, false]);
    // Known through __index only: the metatable decides.
    expect(t.delete('shared')).toBe(true);
    t.set('new', 5).set('own', 6);
    expect(lua.eval<LuaTable>('log').toArray()).toEqual(['shared=nil', 'new=5', 'own=6']);
    expect([...t]).toEqual([]);
  });

  it('length honours __len where the dialect does', () => {
    const code = 'setmetatable({ 1, 2 }, { __len = function() return 7 end })';
    expect(new LuaRuntime({ lua: '5.1' }).eval<LuaTable>(code).length).toBe(2);
    expect(new LuaRuntime({ lua: '5.2' }).eval<LuaTable>(code).length).toBe(7);
  });

  it('__pairs and __index do not show in iteration, copies and views', () => {
    const lua52 = new LuaRuntime({ lua: '5.2' });
    const t = lua52.execute<LuaTable>(
      'return setmetatable({ 1, a = 2 }, { __pairs = function() return next, { x = 1 } end, __index = { b = 3 } })',
    );
    expect([...t]).toEqual([
      [1, 1],
      ['a', 2],
    ]);
    expect(t.toObject()).toEqual({ 1: 1, a: 2 });
    expect(Object.keys(asObject(t))).toEqual(['1', 'a']);
  });
});

describe('LuaTable: iteration while the table changes', () => {
  it('removing, and iterators that are kept', () => {
    const t = lua.tableFrom({ a: 1, b: 2, c: 3 });
    const iterator = t.entries();
    iterator.next();
    for (const k of t.keys()) t.delete(k);
    expect(iterator.next()).toEqual({ done: true, value: undefined });
    t.set('later', 1);
    expect(iterator.next()).toEqual({ done: true, value: undefined });
  });

  it('new keys never make it endless, and never fail', () => {
    const t = lua.tableFrom([1, 2, 3], { a: 1 });
    let n = 0;
    for (const [k] of t) {
      if (n < 1000) t.set(`${String(k)}x`, n);
      n++;
    }
    expect(n).toBeLessThan(3000);
  });

  it('methods of the runtime and Lua code in the callback', () => {
    const t = lua.tableFrom({ a: 1, b: 2 });
    const seen: unknown[] = [];
    t.forEach((v, k) => {
      lua.execute('local t, k = ... t[k] = t[k] * 10 for k2, v2 in pairs(t) do end', t, k);
      lua.gccollect();
      seen.push(v);
    });
    expect(seen).toEqual([1, 2]);
    expect(t.toObject()).toEqual({ a: 10, b: 20 });
  });
});

describe('LuaTable: properties', () => {
  it('canonical integers are numbers, all other names strings', () => {
    const t = lua.table() as LuaTable;
    const names: [string | number, unknown][] = [
      [0, 0],
      [7, 7],
      ['7', 7],
      [-1, -1],
      ['-1', -1],
      [9007199254740991, 9007199254740991],
      ['9007199254740993', '9007199254740993'],
      ['01', '01'],
      ['+1', '+1'],
      ['-0', '-0'],
      ['1.0', '1.0'],
      ['1e3', '1e3'],
      [1.5, '1.5'],
      ['', ''],
      [' 1', ' 1'],
      ['Infinity', 'Infinity'],
      ['NaN', 'NaN'],
      ['0x10', '0x10'],
    ];
    for (const [name, key] of names) {
      t[name] = `value of ${name}`;
      expect([t[name], t.get(key)], String(name)).toEqual([`value of ${name}`, `value of ${name}`]);
      t.delete(key);
      expect(t[name]).toBe(undefined);
    }
    expect([...t]).toEqual([]);
  });

  it('undefined removes, a symbol is no field', () => {
    const t = lua.eval<LuaTable>('{ a = 1 }');
    t['a'] = undefined;
    expect(t.has('a')).toBe(false);
    expect((t as unknown as Record<symbol, unknown>)[Symbol('x')]).toBe(undefined);
    expect(() => {
      (t as unknown as Record<symbol, unknown>)[Symbol('x')] = 1;
    }).toThrow(TypeError);
  });

  it('in, delete, Object.keys, spread and JSON.stringify need asObject(t)', () => {
    const t = lua.eval<LuaTable>('{ a = 1, [1] = "one" }');
    expect(['a' in t, Object.keys(t), { ...t }, JSON.stringify(t)]).toEqual([false, [], {}, '{}']);
    delete t['a'];
    expect(t.get('a')).toBe(1);
    const o = asObject<Record<string, unknown>>(t);
    expect(['a' in o, Object.keys(o).sort(), { ...o }, JSON.parse(JSON.stringify(o))]).toEqual([
      true,
      ['1', 'a'],
      { 1: 'one', a: 1 },
      { 1: 'one', a: 1 },
    ]);
    expect(Object.entries(o)).toHaveLength(2);
    expect(Object.assign({}, o)).toEqual({ 1: 'one', a: 1 });
    for (const k in o) expect(['1', 'a']).toContain(k);
    delete o['a'];
    expect(t.has('a')).toBe(false);
    const { 1: one, ...rest } = o;
    expect([one, rest]).toEqual(['one', {}]);
  });

  it('a view shows keys that JavaScript has: strings and numbers', () => {
    const t = lua.execute<LuaTable>('return { [true] = 1, [{}] = 2, [1.5] = 3, x = 4 }');
    const o = asObject<Record<string, unknown>>(t);
    expect(Object.keys(o).sort()).toEqual(['1.5', 'x']);
    expect({ ...o }).toEqual({ x: 4, 1.5: 3 });
    expect(JSON.parse(JSON.stringify(o))).toEqual({ x: 4, 1.5: 3 });
    expect(['1.5' in o, 'true' in o]).toEqual([true, false]);
    o['1.5'] = 'new';
    expect(t.get(1.5)).toBe('new');
    const names = asObject<Record<string, unknown>>(lua.tableFrom({ 1: 'one' }));
    expect([JSON.stringify(names), '1' in names, delete names['1'], Object.keys(names)]).toEqual([
      '{"1":"one"}',
      true,
      true,
      [],
    ]);
    // A number and the string that looks like it are one name.
    const both = asObject<Record<string, unknown>>(lua.execute<LuaTable>('return { [1] = "n", ["1"] = "s" }'));
    expect(Object.keys(both)).toEqual(['1']);
    expect(both['1']).toBe('n');
    expect([delete both['1'], Object.keys(both)]).toEqual([true, []]);
  });

  it('a view is live and answers everything else an object answers', () => {
    const t = lua.eval<LuaTable>('{ a = 1, inner = { x = 1 } }');
    const o = asObject<Record<string, unknown>>(t);
    expect(Object.getPrototypeOf(o)).toBe(Object.prototype);
    expect(o['inner']).toBe(asObject(t.get<LuaTable>('inner')));
    (o['inner'] as Record<string, unknown>)['y'] = 2;
    expect(lua.eval('(...).inner.y', t)).toBe(2);
    expect(o['toString']).toBe(Object.prototype.toString);
    expect(() => Object.defineProperty(o, 'g', { get: () => 1 })).toThrow(TypeError);
    expect(() => Object.freeze(o)).toThrow(TypeError);
    expect(() => Object.setPrototypeOf(o, {})).toThrow(TypeError);
    expect(Object.isExtensible(o)).toBe(true);
    expect(structuredClone(t.toObject())).toEqual({ a: 1, inner: { x: 1, y: 2 } });
  });
});
