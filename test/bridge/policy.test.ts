import { describe, expect, it } from 'vitest';
import { LuaRuntime } from '../../src/index.js';

/** An object that notes whatever is done to it, and gives itself. */
function spy(seen: string[], target: object = () => {}): object {
  const handler: ProxyHandler<object> = {};
  for (const trap of Object.getOwnPropertyNames(Reflect) as (keyof ProxyHandler<object>)[]) {
    handler[trap] = ((...args: unknown[]) => {
      seen.push(typeof args[1] === 'symbol' || typeof args[1] === 'string' ? `${trap} ${String(args[1])}` : trap);
      return (Reflect as unknown as Record<string, (...a: unknown[]) => unknown>)[trap](...args);
    }) as never;
  }
  return new Proxy(target, handler);
}

const OPERATIONS: Record<string, string> = {
  read: 'return o.x',
  'read by number': 'return o[1]',
  write: 'o.x = 1',
  'write nil': 'o.x = nil',
  'method call': 'return o:m(1)',
  length: 'return #o',
  pairs: 'for k, v in pairs(o) do end',
  tostring: 'return tostring(o)',
  'string.format': 'return ("%s"):format(o)',
  'item read': 'return js.as_itemgetter(o).x',
  'item write': 'js.as_itemgetter(o).x = 1',
  'attribute read': 'return js.as_attrgetter(o).x',
  '__index of a table': 'return setmetatable({}, { __index = o }).x',
  '__newindex of a table': 'setmetatable({}, { __newindex = o }).x = 1',
  'the metatable of the debug library': 'return debug.getmetatable(o).__index(o, "x")',
  instanceof: 'return js.instanceof(js.null, o)',
};

describe('the policy is the one choke point', () => {
  for (const [name, code] of Object.entries(OPERATIONS)) {
    it(`a filter that refuses everything keeps Lua from touching an object: ${name}`, () => {
      const asked: unknown[] = [];
      const lua = new LuaRuntime({
        attributeFilter: (_object, key) => {
          asked.push(key);
          throw new Error('no');
        },
      });
      for (const target of [{ x: 1 }, () => {}, [1, 2]]) {
        const seen: string[] = [];
        const o = spy(seen, target);
        try {
          lua.compile(`local o = ... ${code}`)(o);
        } catch {
          // Refused.
        }
        // Objects are classified when they cross; nothing of their contents is read.
        const touched = seen.filter((s) => !/^(getPrototypeOf|getOwnPropertyDescriptor|ownKeys|get prototype)/.test(s));
        // A function serves as __index by being called, which was given to Lua with it.
        expect(touched).toEqual(typeof target === 'function' && /index of a table/.test(name) ? ['apply'] : []);
      }
      if (!/instanceof|pairs|index of a table/.test(name)) expect(asked.length).toBeGreaterThan(0);
    });

    it(`attributeHandlers do every access themselves: ${name}`, () => {
      const seen: string[] = [];
      const lua = new LuaRuntime({ attributeHandlers: [() => undefined, () => {}] });
      const o = spy(seen, { x: 1 });
      try {
        lua.compile(`local o = ... ${code}`)(o);
      } catch {
        // No such thing.
      }
      const touched = seen.filter((s) => !/^(getPrototypeOf|getOwnPropertyDescriptor|ownKeys)/.test(s));
      expect(touched).toEqual([]);
    });
  }

  it('the filter sees the object, the name and whether it is set, and may give another name', () => {
    const calls: unknown[][] = [];
    const lua = new LuaRuntime({
      attributeFilter: (...args) => {
        calls.push(args);
        return args[1] === 'alias' ? 'real' : args[1];
      },
    });
    const o = { real: 'R', f: () => 1 };
    expect(lua.eval('(...).alias', o)).toBe('R');
    lua.execute('local o = ... o.alias = "W"', o);
    expect(o.real).toBe('W');
    expect(lua.eval('(...):f()', o)).toBe(1);
    expect(lua.eval('(...)[5]', o)).toBe(undefined);
    expect(calls).toEqual([
      [o, 'alias', false],
      [o, 'alias', true],
      [o, 'f', false],
      [o, 5, false],
    ]);
  });

  it('the filter is asked for items of Maps, also when they are iterated', () => {
    const lua = new LuaRuntime({
      attributeFilter: (_o, name) => {
        if (String(name).startsWith('_')) throw new Error('hidden');
        return name;
      },
    });
    const map = new Map([
      ['a', 1],
      ['_b', 2],
    ]);
    expect(lua.eval('(...).a', map)).toBe(1);
    expect(() => lua.eval('(...)._b', map)).toThrow('hidden');
    expect(() => lua.execute('local m = ... m._c = 1', map)).toThrow('hidden');
    expect(() => lua.execute('local m = ... m._b = nil', map)).toThrow('hidden');
    const keys = (code: string) => lua.compile(`local m = ... local t = {} ${code} return table.concat(t, " ")`)(map);
    expect(keys('for k, v in pairs(m) do t[#t + 1] = k .. v end')).toBe('a1');
    expect(keys('for k, v in js.iterex(m) do t[#t + 1] = k .. v end')).toBe('a1');
    expect(keys('for e in js.iter(m) do t[#t + 1] = e[0] .. e[1] end')).toBe('a1');
    expect(keys('for i, e in js.enumerate(m) do t[#t + 1] = i .. e[0] end')).toBe('0a');
  });

  it('pairs leaves out what is refused', () => {
    const o = { a: 1, _b: 2 };
    const safe = new LuaRuntime({ attributeFilter: 'safe' });
    const code = 'local t = {} for k in pairs((...)) do t[#t + 1] = k end return table.concat(t, " ")';
    expect(safe.execute(code, o)).toBe('a');
    const handled = new LuaRuntime({
      attributeHandlers: [
        (x, name) => {
          if (name === '_b') throw new Error('no');
          return (x as Record<string, unknown>)[name as string];
        },
        () => {},
      ],
    });
    expect(handled.execute(code, o)).toBe('a');
  });

  it('tostring and # ask as well', () => {
    const lua = new LuaRuntime({
      attributeFilter: (_o, name) => {
        if (name === 'toString' || name === 'length') throw new Error('hidden');
        return name;
      },
    });
    class Secret {
      length = 5;
      toString(): string {
        return 'secret';
      }
    }
    expect(lua.eval('tostring(...)', new Secret())).toBe('[object Object]');
    expect(lua.eval('tostring(...)', () => 'source')).toBe('[object Function]');
    expect(() => lua.eval('#(...)', new Secret())).toThrow('hidden');
    expect(lua.eval('#(...)', new Set([1, 2]))).toBe(2);
  });

  it('what is refused as a value cannot cross by any way', () => {
    const lua = new LuaRuntime({ registerEval: false, registerBuiltins: false });
    const refused = [Function, Reflect.get, Object.getPrototypeOf, Proxy, globalThis, process, Array.prototype];
    for (const v of refused) {
      expect(() => lua.globals().set('x', v)).toThrow(/access denied/);
      expect(() => lua.table(v)).toThrow(/access denied/);
      expect(() => lua.tableFrom([v])).toThrow(/access denied/);
      expect(() => lua.eval('...', v)).toThrow(/access denied/);
      expect(() => lua.eval('(...)()', () => v)).toThrow(/access denied/);
      expect(() => lua.eval('(...).v', { v })).toThrow(/access denied/);
      expect(() => lua.eval('(...).v', new Map([['v', v]]))).toThrow(/access denied/);
      expect(() => lua.execute('for v in js.iter(...) do end', [v])).toThrow(/access denied/);
      const fn = lua.eval<(f: () => unknown) => unknown>('function(f) return f() end');
      expect(() => fn(() => v)).toThrow(/access denied/);
    }
  });
});
