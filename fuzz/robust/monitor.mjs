/** Looks for traces of mistakes of the engine: exceptions that are not Lua's, values that are none, tables whose parts disagree. */
import {
  Coroutine,
  EMPTY,
  fields,
  isOutOfMemory,
  isStackOverflow,
  L,
  Meta,
  NONE,
  rawGetString,
  Table,
  tableProperties,
  Userdata,
  WeakHash,
} from 'engine';

/** What V8 says when the engine did something wrong. */
const INTERNAL =
  /is not a function|is not iterable|is not a constructor|is not defined|Cannot (read|set|convert|mix|access|assign|redefine|create|delete|destructure)|Invalid (array|typed|regular|string|count|time|code|character|date)|Maximum|Unexpected|missing \)|incompatible receiver|already running|Unterminated|private (member|field)|out of range|argument must be|BigInt|before initialization|Assignment to constant|Illegal|Missing initializer|Incorrect/;

/** What the engine says on purpose, and the language of the host itself, to scripts that use its objects wrongly. */
const SAID =
  /^(the value is not |Cannot create property '.*' on symbol |access denied|instanceof: |as_\w+: |cannot use an object of another runtime)|the argument must be/;

/** Text that no message of Lua has. */
const STRANGE =
  /TypeError|ReferenceError|RangeError|SyntaxError|InternalError|\[object |\bundefined\b(?!')|=> |\$(G|Q|CTL|code|runtime)\b|at eval|lua-chunk-/;

const ROOM = new Array(4000).fill(0);

export class Monitor {
  found = [];
  /** Exceptions thrown by the objects of the host on purpose. */
  deliberate = new WeakSet();
  source = '';
  usesHost = false;

  /** Whether there is stack enough to look at anything: the regular expressions of this file would end the process. */
  hasRoom() {
    try {
      Math.max.apply(null, ROOM);
      return true;
    } catch {
      return false;
    }
  }

  report(kind, detail) {
    if (this.found.length < 5) this.found.push({ kind, detail: String(detail).slice(0, 1500) });
  }

  /** Watches the exceptions that Lua code of a runtime catches. */
  attach(state) {
    const convert = state.fromException;
    state.fromException = (e) => {
      this.exception(e, 'caught');
      return convert(e);
    };
  }

  exception(e, where) {
    if (isStackOverflow(e) || isOutOfMemory(e) || !this.hasRoom()) return;
    if (!(e instanceof Error)) return this.usesHost ? undefined : this.report('thrown', `${where} ${String(e)}`);
    if (this.deliberate.has(e) || e.name.startsWith('Lua')) return;
    if (this.usesHost && (SAID.test(e.message) || !INTERNAL.test(e.message))) return;
    this.report('exception', `${where} ${e.stack}`);
  }

  message(text) {
    if (STRANGE.test(text) && !STRANGE.test(this.source)) this.report('message', text);
  }

  /** Values that Lua code has got. */
  values(list, seen = new Set()) {
    for (const v of list) this.value(v, seen);
  }

  value(v, seen) {
    switch (typeof v) {
      case 'string':
        if (v.length < 1e5 && /[^\0-\xff]/.test(v))
          this.report('value', `a string with characters beyond bytes: ${JSON.stringify(v).slice(0, 200)}`);
        return;
      case 'undefined':
      case 'boolean':
      case 'number':
      case 'function':
        return;
    }
    if (v instanceof Table) {
      if (seen.has(v) || seen.size > 300) return;
      seen.add(v);
      this.table(v, seen);
    } else if (!(v instanceof Coroutine) && !(v instanceof Userdata))
      this.report('value', `not a Lua value: ${Object.prototype.toString.call(v)} ${Object.keys(v ?? {})}`);
  }

  table(t, seen) {
    const { _arr: arr, _hash: hash } = t;
    const fault = (text) => this.report('table', text);
    if (EMPTY.length > 0) fault('EMPTY was written to');
    if (NONE.length > 0) fault('NONE was written to');
    const n = arr.length;
    if (n > 0 && arr[n - 1] === undefined) fault('the array part ends with nil');
    for (let i = 0; i < Math.min(n, 300); i++) {
      if (!(i in arr)) fault(`a hole in the array part at ${i}`);
      this.value(arr[i], seen);
    }
    for (const p of tableProperties(t).slice(3)) {
      if (p === 'meta') continue;
      if (p[0] !== '$' || !fields.has(p.slice(1))) fault(`a strange property ${p}`);
      if (t[p] !== undefined && hash !== null && hash.get(p.slice(1)) !== undefined) fault(`${p} is in two parts`);
      this.value(t[p], seen);
    }
    if (hash !== null) this.hash(t, hash, seen, fault);
    if (t._mt !== null && !(t._mt instanceof Meta)) fault('a metatable that is none');
    if (t.meta !== undefined)
      for (const event of Object.keys(t.meta))
        if (event !== 't' && !Object.is(t.meta[event], rawGetString(t, `__${event}`)))
          fault(`__${event} is out of date`);
  }

  hash(t, h, seen, fault) {
    const weak = h instanceof WeakHash;
    if (weak && t._arr.length > 0) fault('a weak table with an array part');
    if (!weak && h.get(t._arr.length + 1) !== undefined) fault('the hash holds the key after the array part');
    let ints = 0;
    let slots = 0;
    for (let s = h.nextSlot(0); s >= 0 && slots < 500; s = h.nextSlot(s + 1), slots++) {
      const k = h.keyAt(s);
      const v = h.valueAt(s);
      if (k === undefined || v === undefined) {
        if (!weak) fault('a slot without key or value');
        continue;
      }
      if (!weak && h.slotOf(k) !== s) fault(`the key of slot ${s} has slot ${h.slotOf(k)}`);
      if (typeof k === 'number') {
        if (Number.isNaN(k)) fault('the key NaN');
        if (Number.isInteger(k) && k > 0) {
          ints++;
          if (k <= t._arr.length && t._arr[k - 1] !== undefined) fault(`${k} is in two parts`);
        }
      }
      this.value(k, seen);
      this.value(v, seen);
    }
    if (!weak && slots < 500 && ints > h.ints) fault(`${ints} integer keys, ${h.ints} counted`);
  }

  /** What must be so again after a call from JavaScript. */
  state(state) {
    if (state.coroutine !== null) this.report('state', 'a coroutine still runs');
    if (state.handler !== null) this.report('state', 'a message handler is left');
    if (state.protectedDepth !== 0) this.report('state', `protectedDepth ${state.protectedDepth}`);
    if (L === state) this.report('state', 'the runtime is still entered');
  }
}
