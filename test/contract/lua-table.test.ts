import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { asObject, LuaError, type LuaFunction, LuaRuntime, type LuaTable } from '../../src/index.js';

const lua = new LuaRuntime();

describe('LuaTable', () => {
  it('get, set, has, delete', () => {
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

  it('keys, values, entries, iteration and forEach go through the table as next does', () => {
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

  it('assigning to existing keys while iterating is allowed', () => {
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

  it('length is #', () => {
    expect(lua.eval<LuaTable>('{1,2,3}').length).toBe(3);
    expect(lua.eval<LuaTable>('{a=1}').length).toBe(0);
    const lua52 = new LuaRuntime({ lua: '5.2' });
    expect(lua52.eval<LuaTable>('setmetatable({}, {__len = function() return 7 end})').length).toBe(7);
  });

  it('toObject, toArray and toMap are deep copies, cycles kept', () => {
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

  it('reads and writes honour metamethods, iteration is raw', () => {
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

  it('a property that is none of its own falls through to the table', () => {
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

  it('String(t) is tostring, console.log shows the content', () => {
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

describe('asObject', () => {
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
