/** Statements of every kind. */
import { B, E, S } from '../lib/tree.mjs';
import { any, bool, expression, int, num, solid, str, stringCallee, wrong } from './expressions.mjs';
import { kindOf } from './scope.mjs';
import { matchingCall } from './strings.mjs';
import { template } from './templates.mjs';
import { pattern, quote } from './text.mjs';

const DEPTH = 3;

/** Statements of one block (an array of nodes), with a scope of its own when `own` is set. */
export function block(g, size) {
  const list = [];
  for (let i = 0; i < size; i++) list.push(statement(g));
  return list.flat();
}

const ownBlock = (g, size) => g.scope.block(() => B(block(g, size)));

export function statement(g) {
  const { r } = g;
  const deep = g.nesting >= 3;
  return r.weighted([
    [10, localStatement],
    [8, assignment],
    [6, printStatement],
    [3, fieldAssignment],
    [2, listStatement],
    [deep ? 0 : 4, ifStatement],
    [deep ? 0 : 3, numericFor],
    [deep ? 0 : 2, genericFor],
    [deep ? 0 : 1, whileStatement],
    [deep ? 0 : 1, repeatStatement],
    [deep ? 0 : 0.7, doStatement],
    [deep ? 0 : 4, functionStatement],
    [deep ? 0 : 5, guarded],
    [2, callStatement],
    [2, matchStatement],
    [0.4, earlyExit],
    [deep || !g.hasGoto ? 0 : 0.8, gotoStatement],
    [g.nesting > 1 ? 0.2 : 2.5, template],
  ])(g);
}

export function newType(g) {
  const { r } = g;
  return r.weighted([
    [6, () => 'num'],
    [5, () => 'str'],
    [2, () => 'bool'],
    [2, () => 'int'],
    [2, () => 'any'],
    [2, () => ({ k: 'list', of: 'num' })],
    [1, () => ({ k: 'list', of: 'str' })],
    [2, () => ({ k: 'rec', fields: newFields(g) })],
  ])();
}

function newFields(g) {
  const { r } = g;
  const fields = {};
  for (const name of ['x', 'y', 'name', 'n', 'value', 'end_', '_', 'self'].slice(r.int(0, 4), r.int(4, 8)))
    fields[name] = r.pick(['num', 'str', 'num', 'bool', 'any']);
  return fields;
}

/** A type of which lists of the same element type are one. */
function canonical(g, type) {
  if (kindOf(type) !== 'list') return type;
  g.lists ??= { num: { k: 'list', of: 'num' }, str: { k: 'list', of: 'str' } };
  return g.lists[type.of];
}

export function localStatement(g) {
  const { r } = g;
  const n = r.weighted([
    [8, 1],
    [2, 2],
    [1, 3],
  ]);
  const types = r.times(n, () => canonical(g, newType(g)));
  const values = types.map((t) => initial(g, t));
  if (n > 1 && r.chance(0.2)) {
    const call = g.callOf(types[n - 1], DEPTH - 1);
    if (call) values[n - 1] = call;
  }
  if (n > 1 && r.chance(0.1)) values.pop();
  else if (r.chance(0.03)) values.push(any(g, 1));
  // Without a value a local is nil; a list must be one.
  const names = types.map((t, i) => {
    const reuse = r.chance(0.1) ? g.scope.visible((v) => v.name !== 'self') : [];
    const name = reuse.length > 0 ? r.pick(reuse).name : g.scope.fresh('v');
    return { name, type: values[i] === undefined ? 'any' : t };
  });
  for (const { name, type } of names) g.scope.declare(name, type);
  return S`local ${names.map((x) => x.name).join(', ')}${values.length > 0 ? ' = ' : ''}${values}`;
}

function initial(g, type) {
  if (kindOf(type) === 'list') {
    const items = g.r.times(g.r.int(0, 5), () => solid(g, type.of, 1));
    return E`{${items}}`;
  }
  if (type === 'int') return E`${g.r.int(1, 6)}`;
  return expression(g, type, DEPTH);
}

const assignable = (v) => !v.fixed && ['num', 'str', 'bool', 'any'].includes(kindOf(v.type));

export function assignment(g) {
  const { r } = g;
  const first = g.pickVariable(assignable);
  if (first === undefined) return printStatement(g);
  if (r.chance(0.8)) {
    if (first.type === 'num' && r.chance(0.4))
      return S`${first.name} = ${first.name} ${r.pick(['+', '-', '*'])} ${num(g, 1)}`;
    if (first.type === 'str' && r.chance(0.3) && g.scope.fn.times < 20)
      return S`${first.name} = ${first.name} .. ${str(g, 1)}`;
    return S`${first.name} = ${r.chance(0.02) ? wrong(g) : expression(g, first.type, DEPTH)}`;
  }
  const others = g.scope.visible(assignable);
  const targets = [first, ...r.times(r.int(1, 2), () => r.pick(others))];
  const values = targets.map((v) => expression(g, v.type, DEPTH - 1));
  const names = targets.map((v) => v.name);
  const record = r.chance(0.3)
    ? g.pickVariable((v) => kindOf(v.type) === 'rec' && Object.keys(v.type.fields).length > 0)
    : undefined;
  if (record) {
    const [field, type] = r.pick(Object.entries(record.type.fields));
    names.push(`${record.name}.${field}`);
    values.push(expression(g, type, 1));
  }
  if (r.chance(0.2)) values.pop();
  if (g.scope.fn.vararg && r.chance(0.1)) values[values.length - 1] = E`...`;
  return S`${names.join(', ')} = ${values}`;
}

function fieldAssignment(g) {
  const { r } = g;
  const v = g.pickVariable((x) => kindOf(x.type) === 'rec');
  if (v === undefined) return assignment(g);
  const known = Object.keys(v.type.fields);
  const field = r.chance(0.85) && known.length > 0 ? r.pick(known) : r.pick(['x', 'y', 'extra', 'name']);
  const type = v.type.fields[field] ?? 'any';
  const place = r.chance(0.8) ? E`${v.name}.${field}` : E`${v.name}[${quote(r, field, g.d)}]`;
  if (type === 'num' && r.chance(0.4)) return S`${place} = ${place} + ${num(g, 1)}`;
  if (r.chance(0.05))
    return S`${v.name}[${r.pick(['nil', '0/0', '{}', '1.5', '-0.5', 'true', 'print'])}] = ${any(g, 1)}`;
  return S`${place} = ${expression(g, type, DEPTH - 1)}`;
}

function listStatement(g) {
  const { r } = g;
  const v = g.pickVariable((x) => kindOf(x.type) === 'list');
  if (v === undefined) return localStatement(g);
  const t = v.name;
  const value = () => solid(g, v.type.of, 2);
  return r.weighted([
    [4, () => S`${t}[#${t} + 1] = ${value()}`],
    [2, () => S`table.insert(${t}, ${value()})`],
    [1, () => S`table.insert(${t}, 1, ${value()})`],
    [1, () => S`P(table.remove(${t}))`],
    [1, () => S`P(table.remove(${t}, 1))`],
    [1, () => S`${t}[#${t}] = nil`],
    [2, () => S`${t}[1 + (${int(g, 1)}) % #${t}] = ${value()}`],
    [1, () => S`if #${t} > 0 then ${t}[${r.int(1, 2)} <= #${t} and 1 or #${t}] = ${value()} end`],
    [1, () => S`table.sort(${t})`],
    [
      1,
      () => S`table.sort(${t}, function(a, b) return ${r.pick(['a > b', 'a < b', 'tostring(a) < tostring(b)'])} end)`,
    ],
    [
      1,
      () =>
        S`P(${g.d === '5.1' ? 'unpack' : r.pick(['unpack', 'table.unpack'])}(${t}${r.pick(['', ', 2', ', 1, 3', ', -1, 1', ', 3, 1'])}))`,
    ],
    [1, () => S`P(#${t}, ${t}[#${t}], ${t})`],
    [1, () => S`P(next(${t}) ~= nil, rawget(${t}, ${r.int(0, 3)}))`],
    [0.5, () => S`P(pcall(table.concat, ${t}, ", ", ${r.int(0, 2)}))`],
    [0.5, () => S`${t}[#${t} + 1], ${t}[#${t} + 2] = ${value()}, ${value()}`],
    [0.5, () => S`${t} = {${r.times(r.int(0, 3), value)}}`],
  ])();
}

export function printStatement(g) {
  const { r } = g;
  const args = r.times(r.int(1, 3), () => any(g, DEPTH));
  if (g.scope.fn.vararg && r.chance(0.15)) args.push(E`...`);
  if (r.chance(0.15)) {
    const call = g.callOf('any', DEPTH - 1);
    if (call) args.push(call);
  }
  if (r.chance(0.05)) return S`print(${args.map((a) => E`S(${a})`)})`;
  return S`P(${args})`;
}

function matchStatement(g) {
  const { r } = g;
  if (r.chance(0.25) && g.nesting < 4) {
    const name = g.scope.fresh('m');
    const callee = stringCallee(g, 1);
    const p = quote(r, pattern(r), g.d);
    return S`for ${name}, w in ${callee}:gmatch(${p}) do\nP(${name}, w)\nend`;
  }
  return S`P(${matchingCall(g, 2)})`;
}

const condition = (g) => (g.r.chance(0.85) ? bool(g, DEPTH - 1) : any(g, 1));

function ifStatement(g) {
  const { r } = g;
  g.nesting++;
  let e = S`if ${condition(g)} then\n${ownBlock(g, r.int(0, 3))}\n`;
  while (r.chance(0.25)) e = S`${e}elseif ${condition(g)} then\n${ownBlock(g, r.int(0, 2))}\n`;
  if (r.chance(0.5)) e = S`${e}else\n${ownBlock(g, r.int(0, 2))}\n`;
  g.nesting--;
  return S`${e}end`;
}

function doStatement(g) {
  g.nesting++;
  const s = S`do\n${ownBlock(g, g.r.int(1, 4))}\nend`;
  g.nesting--;
  return s;
}

/** The body of a loop; it may break, and continue with a goto. */
function loopBody(g, size) {
  const { r } = g;
  const body = block(g, size);
  if (r.chance(0.15)) body.splice(r.int(0, body.length), 0, S`if ${condition(g)} then break end`);
  if (g.hasGoto && r.chance(0.12)) {
    const label = g.scope.fresh('continue');
    // A jump forward must not enter the scope of a local: the rest of the body is a block.
    return B([S`if ${condition(g)} then goto ${label} end`, S`do\n${B(body)}\nend`, S`::${label}::`]);
  }
  return B(body);
}

function numericFor(g) {
  const { r } = g;
  const name = g.scope.fresh('i');
  const odd = r.chance(0.2);
  if (odd) {
    const counter = g.scope.fresh('n');
    const bounds = r.times(3, () => num(g, 1));
    const step = r.pick(['1', '-1', '0.5', '-0.25', '3', '0.1', '1e10', '-7', '2', '1e300', '-1e300', '0']);
    return S`local ${counter} = 0\nfor ${name} = ${bounds[0]}, ${bounds[1]}${r.chance(0.7) ? `, ${step}` : ''} do\n${counter} = ${counter} + 1\nif ${counter} > 6 then break end\n${g.looping(
      6,
      () => {
        g.scope.declare(name, 'num', { fixed: r.chance(0.5) });
        return loopBody(g, r.int(0, 2));
      },
    )}\nP(${name})\nend`;
  }
  const count = r.int(0, 6);
  const list = r.chance(0.3) ? g.pickVariable((v) => kindOf(v.type) === 'list') : undefined;
  const range = list
    ? r.pick([`1, #${list.name}`, `#${list.name}, 1, -1`, `1, #${list.name}, 2`])
    : r.pick([
        `1, ${count}`,
        `${count}, 1, -1`,
        `0, ${count}`,
        `1, ${2 * count}, 2`,
        `${count}, ${count}`,
        `1.5, ${count}`,
      ]);
  return S`for ${name} = ${range} do\n${g.looping(Math.max(1, count), () => {
    g.scope.declare(name, 'int', { fixed: r.chance(0.9) });
    const body = [loopBody(g, r.int(1, 3))];
    if (list) {
      const t = list.name;
      const element = `${t}[${name}]`;
      body.unshift(
        list.type.of === 'num'
          ? r.pick([
              S`P(${element})`,
              S`if ${element} then ${element} = ${element} ${r.pick(['+', '*', '-'])} ${num(g, 1)} end`,
              S`P((${element} or 0) + ${num(g, 1)})`,
            ])
          : r.pick([S`P(${element})`, S`if ${element} then ${element} = ${element} .. "." end`]),
      );
    }
    return B(body);
  })}\nend`;
}

function genericFor(g) {
  const { r } = g;
  const k = g.scope.fresh('k');
  const v = g.scope.fresh('e');
  const list = g.pickVariable((x) => kindOf(x.type) === 'list');
  const record = g.pickVariable((x) => kindOf(x.type) === 'rec');
  const body = (types, size = 2) =>
    g.looping(4, () => {
      types.forEach(([name, type]) => g.scope.declare(name, type, { fixed: r.chance(0.8) }));
      return loopBody(g, r.int(1, size));
    });
  const which = r.int(0, 5);
  if (which < 2 && list) {
    // A list that grows in its own loop would never end.
    list.busy = true;
    const s = S`for ${k}, ${v} in ipairs(${list.name}) do\n${body([
      [k, 'int'],
      [v, list.type.of],
    ])}\nend`;
    list.busy = false;
    return s;
  }
  if (which === 2 && record) {
    const keys = g.scope.fresh('keys');
    const list_ = canonical(g, { k: 'list', of: 'str' });
    const s = [
      S`local ${keys} = {}`,
      S`for ${k}, ${v} in ${r.pick([`pairs(${record.name})`, `next, ${record.name}`, `pairs(${record.name})`])} do\n${keys}[#${keys} + 1] = tostring(${k}) .. "=" .. S(${v})\nend`,
      S`table.sort(${keys})`,
      S`P(${keys})`,
    ];
    g.scope.declare(keys, list_);
    return s;
  }
  if (which === 3) {
    const limit = r.int(0, 4);
    return S`for ${k}, ${v} in function(s, i) if i < ${limit} then return i + 1, s end end, ${str(g, 1)}, 0 do\n${body([
      [k, 'int'],
      [v, 'any'],
    ])}\nend`;
  }
  if (which === 4) {
    const state = g.scope.fresh('state');
    return [
      S`local ${state} = 0`,
      S`for ${k} in function() ${state} = ${state} + 1 if ${state} <= ${r.int(0, 4)} then return ${state} * 2 end end do\n${body([[k, 'int']])}\nend`,
    ];
  }
  const inner = g.insideFunction(() => S`for i = 1, ${r.int(0, 3)} do\ncoroutine.yield(i, ${any(g, 1)})\nend`);
  return S`for ${k}, ${v} in coroutine.wrap(function()\n${inner}\nend) do\n${body([
    [k, 'int'],
    [v, 'any'],
  ])}\nend`;
}

function whileStatement(g) {
  const { r } = g;
  const counter = g.scope.fresh('w');
  const count = r.int(0, 5);
  return [
    S`local ${counter} = 0`,
    S`while ${counter} < ${count}${r.chance(0.3) ? E` and (${bool(g, 1)})` : ''} do\n${counter} = ${counter} + 1\n${g.looping(
      Math.max(1, count),
      () => {
        g.scope.declare(counter, 'int', { fixed: true });
        return loopBody(g, r.int(1, 3));
      },
    )}\nend`,
  ];
}

function repeatStatement(g) {
  const { r } = g;
  const counter = g.scope.fresh('u');
  const inner = g.scope.fresh('d');
  const count = r.int(1, 4);
  return [
    S`local ${counter} = 0`,
    S`repeat\n${counter} = ${counter} + 1\nlocal ${inner} = ${counter} >= ${count}\n${g.looping(count, () => {
      g.scope.declare(counter, 'int', { fixed: true });
      const body = block(g, r.int(0, 3));
      if (r.chance(0.3)) {
        const f = g.pickVariable((v) => kindOf(v.type) === 'list' && v.type.of === 'num');
        if (f) body.push(S`${f.name}[#${f.name} + 1] = ${counter}`);
      }
      return B(body);
    })}\nuntil ${inner}${r.chance(0.2) ? E` or (${bool(g, 1)})` : ''}`,
  ];
}

function functionStatement(g) {
  const { r } = g;
  const type = g.newFunctionType();
  const name = g.scope.fresh('f');
  const form = r.int(0, 5);
  if (form < 3) {
    const rest = g.functionRest(type);
    g.scope.declare(name, type, { fixed: true });
    return S`local function ${name}${rest}`;
  }
  if (form === 3) {
    const literal = g.functionLiteral(type);
    g.scope.declare(name, type, { fixed: true });
    return S`local ${name} = ${literal}`;
  }
  const record = g.pickVariable((v) => kindOf(v.type) === 'rec');
  if (record && form === 4) {
    const isMethod = r.chance(0.6);
    const method = g.scope.fresh('m');
    const rest = g.functionRest(type, { self: isMethod ? record.type : undefined });
    const s = [S`function ${record.name}${isMethod ? ':' : '.'}${method}${rest}`];
    for (let i = r.int(1, 2); i > 0; i--) {
      if (!g.affords(type.cost)) break;
      g.charge(type.cost);
      s.push(
        S`P(pcall(function(...) return ${record.name}${isMethod ? ':' : '.'}${method}(${g.insideFunction(() => g.argumentsFor(type, 2), [], { vararg: true })}) end))`,
      );
    }
    return s;
  }
  // A global function.
  const rest = g.functionRest(type);
  g.scope.frames[0].unshift({ name: name.toUpperCase(), type, depth: 0, busy: false, fixed: true });
  return S`function ${name.toUpperCase()}${rest}`;
}

export function returnStatement(g) {
  const { r } = g;
  const rets = g.scope.fn.rets ?? r.times(r.int(0, 2), () => 'any');
  if (rets.length > 0 && r.chance(0.2)) {
    const call = g.callOf(rets[0], DEPTH - 1);
    if (call) return S`return ${call}`;
  }
  if (g.scope.fn.vararg && r.chance(0.15)) return S`return ${[...rets.map((t) => expression(g, t, 2)), E`...`]}`;
  return S`return ${rets.map((t) => expression(g, t, DEPTH))}`;
}

function earlyExit(g) {
  const { r } = g;
  if (r.chance(0.5)) return S`if ${condition(g)} then return ${any(g, 1)} end`;
  return S`if ${condition(g)} then error(${r.pick(['"failed"', '{code = 1}', 'nil', '"x", 2', '"y", 0', '42', 'true', '"z", 3', ''])}) end`;
}

/** Statements whose error is printed. */
export function guarded(g) {
  const { r } = g;
  g.nesting++;
  const body = g.scope.inside({ vararg: r.chance(0.2), times: g.scope.fn.times, calls: g.scope.fn.calls }, () => {
    const list = block(g, r.int(1, 5));
    if (r.chance(0.4)) list.push(returnStatement(g));
    g.lastVararg = g.scope.fn.vararg;
    const cost = g.scope.fn.cost;
    return { list, cost, vararg: g.scope.fn.vararg };
  });
  g.nesting--;
  g.scope.fn.cost += body.cost;
  const args = body.vararg ? E`, ${r.times(r.int(1, 3), () => any(g, 1))}` : '';
  return S`T(function(${body.vararg ? '...' : ''})\n${B(body.list)}\nend${args})`;
}

function callStatement(g) {
  const { r } = g;
  const f = g.pickVariable((v) => kindOf(v.type) === 'fun' && g.affords(v.type.cost));
  if (f === undefined) {
    if (r.chance(0.1))
      return S`T(function() ${g.pickVar(['any', 'num', 'str', 'rec']) ?? 'nothing'}${r.pick(['()', '.x()', ':y()', '.x.y = 1', '[1][2] = 3'])} end)`;
    return printStatement(g);
  }
  g.charge(f.type.cost);
  const args = g.argumentsFor(f.type, DEPTH - 1);
  return r.pick([
    () => S`${f.name}(${args})`,
    () => S`P(${f.name}(${args}))`,
    () => S`P((${f.name}(${args})))`,
    () => S`T(${[E`${f.name}`, ...args]})`,
    () => S`P(pcall(${[E`${f.name}`, ...args]}))`,
    () => {
      const names = r.times(r.int(1, 3), () => g.scope.fresh('v'));
      names.forEach((n) => g.scope.declare(n, 'any'));
      return S`local ${names.join(', ')} = ${f.name}(${args})`;
    },
    () => S`P(select(${r.pick(['"#"', '2', '-1'])}, ${f.name}(${args})))`,
    () => S`P({${f.name}(${args})})`,
  ])();
}

function gotoStatement(g) {
  const { r } = g;
  const label = g.scope.fresh('again');
  const counter = g.scope.fresh('g');
  const count = r.int(1, 3);
  if (r.chance(0.4)) {
    g.nesting++;
    const s = S`do\nif ${condition(g)} then goto ${label} end\n${ownBlock(g, 1).parts.length > 0 ? B([S`do\n${ownBlock(g, r.int(1, 2))}\nend`]) : ''}\n::${label}::\nend`;
    g.nesting--;
    return s;
  }
  return S`do\nlocal ${counter} = 0\n::${label}::\n${counter} = ${counter} + 1\n${g.looping(count, () => {
    g.scope.declare(counter, 'int', { fixed: true });
    return B(block(g, r.int(1, 3)));
  })}\nif ${counter} < ${count} then goto ${label} end\nend`;
}
