// The crossing operations in words, their floors (issue 4), and the code both engines run.

/** name -> label and floor in nanoseconds; the order is that of the report. */
export const OPERATIONS = {
  callLua: { label: 'JS → Lua call f(1, 2)', floor: 40 },
  callJs: { label: 'Lua → JS call f(1, 2)', floor: 40 },
  readProperty: { label: 'Lua reads a property of a JS object', floor: 20 },
  writeProperty: { label: 'Lua writes a property of a JS object' },
  callMethod: { label: 'Lua calls a method of a JS object', floor: 60 },
  getField: { label: 'JS reads a field of a Lua table, t.get(name)', floor: 20 },
  setField: { label: 'JS writes a field of a Lua table, t.set(name, v)' },
  getProxy: { label: 'JS reads a field of a Lua table, t.name' },
  getIndex: { label: 'JS reads an item of a Lua array, t.get(i)' },
  iterateTable: { label: 'JS iterates a Lua table, per entry' },
  iterateArray: { label: 'Lua iterates a JS array, per item' },
  roundTrip: { label: 'string round trip, 11 bytes ASCII', floor: 80 },
  roundTripUnicode: { label: 'string round trip, 11 bytes with non-ASCII' },
  coroutineNext: { label: 'coroutine step from JS, next()', floor: 100 },
  coroutineSend: { label: 'coroutine step from JS, send(v)', floor: 100 },
  catchInJs: { label: 'Lua error caught in JS' },
  catchInLua: { label: 'JS error caught in Lua' },
};

export const ARRAY_LENGTH = 100;

export const ASCII = Array.from({ length: 16 }, (_, i) => `hello wor${10 + i}`);
export const UNICODE = Array.from({ length: 16 }, (_, i) => `grüße ${100 + i}`); // 9 characters, 11 bytes

/** Lua functions both engines define under these names; `n` is the number of operations. */
export const LUA = {
  add: 'function(a, b) return a + b end',
  same: 'function(s) return s end',
  fail: 'function() error("no") end',
  makeClosure: 'function(o) return function() return o end end',
  callJs: 'function(n, f) local s = 0 for i = 1, n do s = s + f(1, 2) end return s end',
  readProperty: 'function(n, o) local s = 0 for i = 1, n do s = s + o.x end return s end',
  writeProperty: 'function(n, o) for i = 1, n do o.y = i end end',
  callMethod: 'function(n, o) local s = 0 for i = 1, n do s = s + o:plus(2) end return s end',
  catchInLua: 'function(n, f) local c = 0 for i = 1, n do if not pcall(f) then c = c + 1 end end return c end',
};

export function jsTarget() {
  return {
    x: 1,
    y: 0,
    plus(n) {
      return this.x + n;
    },
  };
}

export function throwError() {
  throw new Error('no');
}

/** A wrong figure is worse than none: every operation's result is compared once. */
export function check(actual, expected, what) {
  if (actual !== expected) throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
}
