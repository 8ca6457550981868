// API.md, `unpacksLuaTable` and `unpacksLuaTableMethod`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import * as lupajs from '../../src/index.js';
import { LuaRuntime, unpacksLuaTable, unpacksLuaTableMethod } from '../../src/index.js';
import type { Api } from './fixtures/decorated.js';

const lua = new LuaRuntime();
const run = (code: string, ...args: unknown[]): unknown => lua.execute(code, ...args);
const args = (...a: unknown[]): unknown[] => a;

describe('unpacksLuaTable', () => {
  const f = unpacksLuaTable((a: number, b: number) => [a, b], ['a', 'b']);

  it('f(a, b), f{a=a, b=b} and f{a, b=b} mean the same', () => {
    for (const call of ['f(5, 6)', 'f{a = 5, b = 6}', 'f{5, b = 6}', 'f{5, 6}', 'f({ 5, 6 })']) {
      expect(run(`local f = ... return ${call}`, f), call).toEqual([5, 6]);
    }
  });

  it('the positional part becomes positional arguments, other named fields arrive as one trailing plain object', () => {
    const g = unpacksLuaTable(args, ['a', 'b']);
    expect(run('return (...){1, 2, 3}', g)).toEqual([1, 2, 3]);
    expect(run('return (...){1, x = 2}', g)).toEqual([1, undefined, { x: 2 }]);
    expect(run('return (...){1, 2, 3, x = 4, y = 5}', g)).toEqual([1, 2, 3, { x: 4, y: 5 }]);
    expect(run('return (...){x = 4}', unpacksLuaTable(args))).toEqual([{ x: 4 }]);
    expect(run('return (...){1, x = 4}', unpacksLuaTable(args))).toEqual([1, { x: 4 }]);
    const [rest] = run('return (...){["__proto__"] = 1}', unpacksLuaTable(args)) as object[];
    expect(Object.getPrototypeOf(rest)).toBe(Object.prototype);
    expect(Object.keys(rest)).toEqual(['__proto__']);
  });

  it('a missing name is undefined', () => {
    expect(run('return (...){b = 6}', f)).toEqual([undefined, 6]);
    expect(run('return (...){}', f)).toEqual([undefined, undefined]);
    let count = -1;
    run(
      '(...){}',
      unpacksLuaTable(
        (...a: unknown[]) => {
          count = a.length;
        },
        ['a'],
      ),
    );
    expect(count).toBe(0);
  });

  it('js.null passes null', () => {
    expect(run('return (...){a = js.null, b = 1}', f)).toEqual([null, 1]);
  });

  it('a position given twice, a positional hole, a key that is neither', () => {
    expect(() => run('(...){5, a = 6}', f)).toThrow(TypeError);
    expect(() => run('(...){5, a = 6}', f)).toThrow(/'a'/);
    expect(() => run('(...){5, nil, 6}', f)).toThrow(RangeError);
    expect(() => run('(...){[3] = 1}', f)).toThrow(RangeError);
    expect(() => run('(...){[0] = 1}', f)).toThrow(RangeError);
    expect(() => run('(...){[1.5] = 1}', f)).toThrow(RangeError);
    expect(() => run('(...){[-1] = 1}', f)).toThrow(RangeError);
    expect(() => run('(...){[true] = 1}', f)).toThrow(TypeError);
    expect(() => run('(...){[print] = 1}', f)).toThrow(TypeError);
  });

  it('two arguments, or one that is no table, pass as they are', () => {
    const g = unpacksLuaTable(args, ['a']);
    expect(run('return (...)(7)', g)).toEqual([7]);
    expect(run('return (...)()', g)).toEqual([]);
    expect((run('return (...)({}, 2)', g) as unknown[]).length).toBe(2);
    expect(run('return (...)(nil, {})', g)).toHaveLength(2);
    expect(f(1, 2)).toEqual([1, 2]);
  });

  it('keeps this, name and length', () => {
    const o = {
      k: 3,
      m: unpacksLuaTable(
        function (this: { k: number }, a: number) {
          return this.k + a;
        },
        ['a'],
      ),
    };
    expect(run('local o = ... return o:m{a = 4}', o)).toBe(7);
    function named(_a: unknown, _b: unknown): void {}
    expect([unpacksLuaTable(named).name, unpacksLuaTable(named).length]).toEqual(['named', 2]);
  });

  it('wraps what one does not control', () => {
    expect(run('local f = ... return f{3, 9}', unpacksLuaTable(Math.max))).toBe(9);
  });

  it('wrong arguments', () => {
    expect(() => unpacksLuaTable(5 as never)).toThrow(TypeError);
    expect(() => unpacksLuaTable(args, 'a' as never)).toThrow(/names/);
    expect(() => unpacksLuaTable(args, [1] as never)).toThrow(/names/);
    expect(() => unpacksLuaTable(args, ['a', 'a'])).toThrow(RangeError);
  });
});

/** The fixture as Node runs it: no version of it knows decorators yet. */
function decorated(): typeof Api {
  const file = fileURLToPath(new URL('./fixtures/decorated.ts', import.meta.url));
  const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts', format: 'cjs', target: 'es2022' });
  const module = { exports: {} as { Api: typeof Api } };
  new Function('require', 'module', 'exports', code)(() => lupajs, module, module.exports);
  return module.exports.Api;
}

describe('as standard decorators', () => {
  const Api = decorated();

  it('bare and with names', () => {
    const api = new Api();
    expect(run('local o = ... return o:bare{1, b = 2}', api)).toEqual([10, 1, { b: 2 }]);
    expect(run('local o = ... return o:named{a = 2, b = 3}', api)).toBe(16);
    expect(run('local o = ... return o.named{2, b = 3}', api)).toBe(16);
    expect(run('local o = ... return o:named(2, 3)', api)).toBe(16);
    expect(api.named(2, 3)).toBe(16);
    expect(run('local C = ... return C.make{x = 5}', Api)).toBe(5);
  });

  it('unpacksLuaTableMethod wraps a method by hand', () => {
    const o = {
      k: 1,
      m: unpacksLuaTableMethod(
        function (this: { k: number }, a: number) {
          return this.k + a;
        },
        ['a'],
      ),
    };
    expect(run('local o = ... return o:m{a = 4}, o.m{4}', o)).toEqual([5, 5]);
  });
});
