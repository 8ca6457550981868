/** What a generator knows at a place of the program: the visible variables with their types, the function around it. */

/**
 * Types: 'num', 'int' (a small whole number), 'str', 'bool', 'any', and objects
 * `{ k: 'list', of }`, `{ k: 'rec', fields }`, `{ k: 'fun', params, rets, vararg, cost }`, `{ k: 'obj', ops }`.
 */
export const kindOf = (type) => (typeof type === 'string' ? type : type.k);

export class Scope {
  constructor() {
    this.frames = [[]];
    this.functions = [{ vararg: true, rets: null, loops: 0, times: 1, cost: 0, calls: true }];
    this.counter = 0;
  }

  get fn() {
    return this.functions[this.functions.length - 1];
  }

  fresh(prefix) {
    return `${prefix}${++this.counter}`;
  }

  declare(name, type, more) {
    const v = { name, type, depth: this.functions.length, busy: false, fixed: false, ...more };
    this.frames[this.frames.length - 1].push(v);
    return v;
  }

  /** Runs `f` with a scope of its own. */
  block(f) {
    this.frames.push([]);
    try {
      return f();
    } finally {
      this.frames.pop();
    }
  }

  /** Runs `f` inside of a function; `info` describes it. */
  inside(info, f) {
    this.functions.push({ vararg: false, rets: null, loops: 0, times: 1, cost: 0, calls: true, ...info });
    try {
      return this.block(f);
    } finally {
      this.functions.pop();
    }
  }

  /** Visible variables for which `test` holds; shadowed ones are left out. */
  visible(test) {
    const seen = new Set();
    const found = [];
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i];
      for (let j = frame.length - 1; j >= 0; j--) {
        const v = frame[j];
        if (seen.has(v.name)) continue;
        seen.add(v.name);
        if (test(v)) found.push(v);
      }
    }
    return found;
  }

  ofKind(kind) {
    return this.visible((v) => kindOf(v.type) === kind);
  }
}
