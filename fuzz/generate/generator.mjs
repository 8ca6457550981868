/** The state of the generation of one program, and what all parts of it ask for. */
import { B, E } from '../lib/tree.mjs';
import { expression, int } from './expressions.mjs';
import { kindOf, Scope } from './scope.mjs';
import { block, returnStatement } from './statements.mjs';

/** How often a piece of code may run, as a product of loop counts. */
const MOST_TIMES = 400;

export class Generator {
  constructor(random, dialect) {
    this.r = random;
    this.d = dialect;
    this.scope = new Scope();
    this.careful = false;
    this.nesting = 0;
    this.hasGoto = dialect !== '5.1';
  }

  pickVar(kinds) {
    const v = this.pickWhere((x) => kinds.includes(kindOf(x.type)));
    return v;
  }

  pickWhere(test) {
    const found = this.scope.visible((v) => !v.busy && test(v));
    if (found.length === 0) return undefined;
    // Inner variables are nearer and more often meant.
    const at = this.r.chance(0.5) ? this.r.int(0, Math.min(4, found.length - 1)) : this.r.int(0, found.length - 1);
    return E`${found[at].name}`;
  }

  pickVariable(test) {
    const found = this.scope.visible((v) => !v.busy && test(v));
    return found.length === 0 ? undefined : this.r.pick(found);
  }

  /** Room for a call of this cost where we are. */
  affords(cost) {
    const fn = this.scope.fn;
    return fn.calls && fn.times * cost <= MOST_TIMES;
  }

  charge(cost) {
    const fn = this.scope.fn;
    fn.cost += fn.times * cost;
  }

  /** A call that gives a value of the type, or undefined. */
  callOf(type, depth) {
    const f = this.pickVariable(
      (v) => kindOf(v.type) === 'fun' && (v.type.rets[0] === type || type === 'any') && this.affords(v.type.cost),
    );
    if (f === undefined) return undefined;
    this.charge(f.type.cost);
    return E`${f.name}(${this.argumentsFor(f.type, depth - 1)})`;
  }

  argumentsFor(type, depth) {
    const { r } = this;
    const args = type.params.map((t) => expression(this, t, depth));
    if (r.chance(0.06)) args.pop();
    if (type.vararg) args.push(...r.times(r.int(0, 3), () => expression(this, r.pick(['num', 'str', 'any']), depth)));
    else if (r.chance(0.04)) args.push(E`${r.int(0, 9)}`);
    if (r.chance(0.08) && this.scope.fn.vararg) args.push(E`...`);
    return args;
  }

  /** Arguments of any number, the last of which may give several. */
  argumentList(depth) {
    const { r } = this;
    const args = r.times(r.int(0, 3), () => expression(this, 'any', depth));
    if (this.scope.fn.vararg && r.chance(0.5)) args.push(E`...`);
    else if (r.chance(0.2)) {
      const call = this.callOf('any', depth);
      if (call) args.push(call);
    } else if (args.length === 0) args.push(E`nil`);
    return args;
  }

  /** Runs `make` as the body of a small function with these parameters. */
  insideFunction(make, parameters = [], info = {}) {
    return this.scope.inside({ times: this.scope.fn.times, calls: false, ...info }, () => {
      for (const [name, type] of parameters) this.scope.declare(name, type);
      return make();
    });
  }

  newFunctionType() {
    const { r } = this;
    return {
      k: 'fun',
      params: r.times(r.int(0, 3), () => this.newParameterType()),
      rets: r.times(r.int(0, 3), () => r.pick(['num', 'str', 'num', 'bool', 'any'])),
      vararg: r.chance(0.3),
      cost: 1,
    };
  }

  newParameterType() {
    const { r } = this;
    const functions = this.scope.ofKind('fun');
    if (functions.length > 0 && r.chance(0.1)) return r.pick(functions).type;
    return r.weighted([
      [6, 'num'],
      [4, 'str'],
      [2, 'int'],
      [1, 'bool'],
      [1, 'any'],
      [1, { k: 'list', of: 'num' }],
    ]);
  }

  /** Parameter list and body of a function of a type; sets the cost of the type. `self` is an object with fields. */
  functionRest(type, { self, leaf } = {}) {
    const { r } = this;
    let cost = 0;
    const info = { vararg: type.vararg, rets: type.rets, calls: !leaf && this.scope.fn.calls };
    const text = this.scope.inside(info, () => {
      if (self) this.scope.declare('self', self, { fixed: true });
      const names = type.params.map((t) => {
        const name = this.scope.fresh('p');
        this.scope.declare(name, t);
        return name;
      });
      if (type.vararg) names.push('...');
      this.nesting++;
      // Functions as arguments of functions as arguments: somewhere they end.
      const isDeep = this.nesting > 5;
      const body = isDeep ? [] : block(this, r.int(0, 4));
      if (!isDeep && (type.rets.length > 0 || r.chance(0.1))) body.push(returnStatement(this));
      this.nesting--;
      cost = this.scope.fn.cost;
      return E`(${names.join(', ')})\n${B(body)}\nend`;
    });
    type.cost = Math.min(1e6, 1 + cost);
    return text;
  }

  functionLiteral(type, options) {
    return E`function${this.functionRest(type, options)}`;
  }

  /** Runs `make` for the body of a loop that runs about `count` times. */
  looping(count, make) {
    const fn = this.scope.fn;
    const { times, loops } = fn;
    fn.times = times * count;
    fn.loops = loops + 1;
    this.nesting++;
    try {
      return this.scope.block(make);
    } finally {
      fn.times = times;
      fn.loops = loops;
      this.nesting--;
    }
  }

  index(depth) {
    return int(this, depth);
  }
}
