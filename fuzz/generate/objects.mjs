/** Pieces about metatables in chains, metatables of other types, and coroutines as iterators. */
import { E, S } from '../lib/tree.mjs';
import { any, str } from './expressions.mjs';

export const objects = (g) =>
  g.r.weighted([
    [3, indexChains],
    [3, operators],
    [2, typeMetatables],
    [2, generators],
    [1.5, coroutineStates],
    [1, environmentLevels],
  ])(g);

function indexChains(g) {
  const { r } = g;
  const names = r.times(r.int(2, 4), () => g.scope.fresh('c'));
  const out = [];
  names.forEach((name, i) => {
    const parent = names[i - 1];
    const index =
      parent === undefined
        ? r.pick([
            () => E`function(t, k) P("index", k) return k end`,
            () => E`{x = ${any(g, 1)}, y = 2}`,
            () => E`nil`,
            () => E`function(t, k) return rawget(t, "n"), 2 end`,
            () => E`"text"`,
            () => E`5`,
            () => E`setmetatable({}, {__call = function(self, t, k) return k end})`,
          ])()
        : E`${r.chance(0.85) ? parent : `function(t, k) return ${parent}[k] end`}`;
    const newindex = r.pick([
      () => E`${parent ?? 'nil'}`,
      () => E`nil`,
      () => E`function(t, k, v) P("newindex", k, v) rawset(t, k, v) end`,
      () => E`function(t, k, v) error("frozen " .. tostring(k), ${r.int(0, 3)}) end`,
      () => E`${parent === undefined ? '{}' : parent}`,
      () => E`"text"`,
    ])();
    out.push(
      S`local ${name} = setmetatable({${r.chance(0.5) ? `${r.pick(['x', 'y', 'n'])} = ${i}` : ''}}, {__index = ${index}, __newindex = ${newindex}})`,
    );
  });
  const last = names[names.length - 1];
  const key = () => r.pick(['.x', '.y', '.n', '[1]', '[nil]', '[1.5]', '.__index', '["x"]', '[true]', '.len']);
  for (let i = r.int(3, 7); i > 0; i--)
    out.push(
      r.pick([
        () => S`T(function() return ${r.pick(names)}${key()} end)`,
        () => S`T(function() ${r.pick(names)}${key()} = ${any(g, 1)} end)`,
        () => S`T(function() ${last}${key()} = ${r.pick(names)}${key()} end)`,
        () => S`T(function() return ${last}${key()}${key()} end)`,
        () => S`T(function() return ${last}:${r.pick(['x', 'y', 'len'])}(1) end)`,
        () => S`P(rawget(${r.pick(names)}, "x"), rawequal(${names[0]}, ${last}))`,
        () =>
          S`T(function() getmetatable(${r.pick(names)}).__index = ${r.pick(['nil', names[0], '{x = "new"}', 'function(t, k) return "f" .. tostring(k) end'])} return ${names[0]}.x end)`,
        () => S`T(function() getmetatable(${r.pick(names)}).__newindex = nil ${last}.y = 7 return ${last}.y end)`,
        () => S`setmetatable(${r.pick(names)}, ${r.pick(['nil', '{}', `{__index = ${names[0]}}`])})`,
      ])(),
    );
  out.push(...names.map((n) => S`P(next(${n}) ~= nil, rawget(${n}, "x"), rawget(${n}, "y"), rawget(${n}, 1))`));
  return out;
}

const EVENTS = ['add', 'sub', 'mul', 'div', 'mod', 'pow', 'unm', 'concat', 'eq', 'lt', 'le', 'len', 'call'];

function operators(g) {
  const { r } = g;
  const [a, b, m] = ['a', 'b', 'm'].map((p) => g.scope.fresh(p));
  const handler = (name) =>
    r.pick([
      () =>
        E`function(x, y) P("${name}", W(x), W(y)) return ${r.pick(['1', 'nil', 'true', 'false', '"r"', 'x', 'y', '2, 3'])} end`,
      () => E`function(...) return select("#", ...) end`,
      () => E`function(x, y) return ${r.pick(['W(x)', 'W(y)', 'W(x) .. W(y)'])} end`,
      () => E`${m}f`,
      // In chains of `..` 5.1 and 5.2 name what cannot be called after the operand whose register it happens to take.
      () =>
        E`${r.pick(name === 'concat' ? [`${m}f`] : ['5', '"s"', '{}', 'setmetatable({}, {__call = function(...) return select("#", ...) end})'])}`,
    ])();
  const table = () => E`{${EVENTS.filter(() => r.chance(0.5)).map((e) => E`__${e} = ${handler(e)}`)}}`;
  const operand = () =>
    r.weighted([
      [4, a],
      [4, b],
      [1, '1'],
      [1, '"2"'],
      [1, '"z"'],
      [0.5, 'nil'],
      [0.5, 'true'],
      [0.5, '{}'],
      [0.5, `(${a} .. 1)`],
    ]);
  const use = () =>
    r.pick([
      () =>
        E`${operand()} ${r.pick(['+', '-', '*', '/', '%', '^', '..', '==', '~=', '<', '<=', '>', '>='])} ${operand()}`,
      () => E`${operand()} .. ${operand()} .. ${operand()}`,
      () => E`${operand()} + ${operand()} * ${operand()}`,
      () => E`${r.pick(['-', '#', '- -', 'not #', '-#'])}${r.pick([a, b])}`,
      () => E`${r.pick([a, b])}(${r.times(r.int(0, 3), () => any(g, 1))})`,
      () => E`${r.pick([a, b])}()()`,
      () => E`(${a} < ${b}) == (${b} > ${a}), ${a} == ${b}`,
      () => E`${a} <= ${b}, ${b} <= ${a}, not (${a} > ${b})`,
      () => E`math.max(${r.pick([a, b])}, 1)`,
      () => E`select("#", ${a}(${b}, nil))`,
      () => E`table.concat({${r.pick([a, '1'])}, 2})`,
      () => E`(function(t) table.sort(t) return W(t[1]), W(t[2]), W(t[3]) end)({${r.times(3, () => r.pick([a, b]))}})`,
    ])();
  return [
    S`do local function W(v) return type(v) == "table" and rawget(v, "n") or v end`,
    S`local ${m}f = function(x, y) P("shared", W(x), W(y)) return ${r.pick(['true', 'false', 'nil', '7', 'W(x)'])} end`,
    S`local ${m} = ${table()}`,
    S`local ${a} = setmetatable({n = "A"}, ${m})`,
    S`local ${b} = setmetatable({n = "B"}, ${r.pick([m, m, table()])})`,
    ...r.times(
      r.int(3, 8),
      () => S`T(function() ${r.chance(0.25) ? E`if ${use()} then P("yes") else P("no") end` : E`return ${use()}`} end)`,
    ),
    ...(r.chance(0.3)
      ? [
          S`${m}.__${r.pick(EVENTS)} = ${r.pick(['nil', `${m}f`])}`,
          ...r.times(2, () => S`T(function() return ${use()} end)`),
        ]
      : []),
    S`end`,
  ];
}

/** Metatables of strings, numbers, nil, functions, booleans; the harness takes them away again. */
function typeMetatables(g) {
  const { r } = g;
  const target = r.pick(['5', 'nil', 'true', 'print', '"s"']);
  const field = r.pick([
    '__index = function(v, k) return type(v), k end',
    '__index = {x = 1, twice = function(v) return type(v) end}',
    '__call = function(v, ...) return "called", ... end',
    '__add = function(a, b) return "added" end',
    '__concat = function(a, b) return type(a) .. type(b) end',
    '__len = function(v) return 42 end',
    '__lt = function(a, b) return true end',
    '__eq = function(a, b) return true end',
    '__newindex = function(v, k, x) P(type(v), k, x) end',
    '__tostring = function(v) return "T:" .. type(v) end',
    '__unm = function(v) return "neg" end',
    '__metatable = "hidden"',
  ]);
  const v = g.scope.fresh('tm');
  const use = () =>
    r.pick([
      `${v}.x`,
      `${v}:twice()`,
      `${v}(1, 2)`,
      `${v} + 1`,
      `1 + ${v}`,
      `${v} .. "x"`,
      `"x" .. ${v}`,
      `#${v}`,
      `${v} < ${v}`,
      `${v} == 1`,
      `-${v}`,
      `S(tostring(${v})):sub(1, 4)`,
      `getmetatable(${v}) ~= nil`,
      `${v}[${v} == nil and 1 or ${v}]`,
      `("x"):upper()`,
      `${v} <= ${v}`,
      `${v}.x.y`,
      `nothing.x`,
      `nothing()`,
    ]);
  return [
    S`local ${v} = ${target}`,
    S`local ${v}m = debug.getmetatable(${v})`,
    S`debug.setmetatable(${v}, {${field}})`,
    ...r.times(r.int(2, 5), () => S`T(function() return ${use()} end)`),
    S`T(function() ${v}.x = 1 end)`,
    S`debug.setmetatable(${v}, ${v}m)`,
    S`T(function() return ${use()} end)`,
    ...(r.chance(0.4)
      ? [
          S`getmetatable("").__${r.pick(['add', 'call', 'concat', 'lt', 'unm'])} = function(a, b) return "str", a end T(function() return "a" + 1 end) T(function() return ("a")(2) end) T(function() return -"a" end) T(function() return "a" .. {} end) T(function() return "a" < 1 end)`,
        ]
      : []),
  ];
}

function generators(g) {
  const { r } = g;
  const [gen, f] = ['gen', 'map'].map((p) => g.scope.fresh(p));
  const n = r.int(0, 5);
  return r.pick([
    () => [
      S`local function ${gen}(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end ${r.pick(['', 'error("end")', 'return nil, 1', 'return 99'])} end) end`,
      S`local function ${f}(f, src) return coroutine.wrap(function() for v in src do ${r.pick(['coroutine.yield(f(v))', 'local x = f(v) if x then coroutine.yield(x) end', 'coroutine.yield(f(v), v)'])} end end) end`,
      S`T(function() for a, b in ${f}(function(v) return ${r.pick(['v * 2', 'v % 2 == 0 and v', 'v .. "!"', 'nothing + v'])} end, ${f}(function(v) return v + 1 end, ${gen}(${n}))) do P(a, b) ${r.pick(['', 'if a == 4 then break end'])} end end)`,
    ],
    () => [
      S`local function ${gen}(t) if type(t) == "table" then for i = 1, #t do ${gen}(t[i]) end else coroutine.yield(t) end end`,
      S`T(function() for v in coroutine.wrap(function() ${gen}({1, {2, {3, "x"}}, {}, {{4}}}) end) do P(v) end end)`,
    ],
    () => [
      S`local function ${gen}(a, n) n = n or #a if n <= 1 then coroutine.yield(a) else for i = 1, n do a[n], a[i] = a[i], a[n] ${gen}(a, n - 1) a[n], a[i] = a[i], a[n] end end end`,
      S`for p in coroutine.wrap(function() ${gen}({${r.pick(['1, 2, 3', '"a", "b"', '1'])}}) end) do P(table.concat(p, ",")) end`,
    ],
    () => [
      S`local ${gen} = coroutine.wrap(function(...) local args = {n = select("#", ...), ...} while true do P("got", args.n, args[1]) args = (function(...) return {n = select("#", ...), ...} end)(coroutine.yield(args.n)) if args[1] == "stop" then return "done", nil end end end)`,
      ...r.times(r.int(1, 4), () => S`T(${[E`${gen}`, ...r.times(r.int(0, 3), () => any(g, 1))]})`),
      S`T(${gen}, "stop")`,
      S`T(${gen})`,
    ],
    () => [
      S`local ${gen} = setmetatable({}, {__call = function(self, s, i) i = i + 1 if i <= ${n} then ${r.chance(0.5) ? 'if coroutine.running() then P("run") end' : ''} return i, self end end})`,
      S`T(function() for i, v in ${gen}, nil, 0 do P(i, v == ${gen}) end end)`,
    ],
    () => [
      S`local ${gen} = coroutine.create(function(a) local ok, e = pcall(function() local x = coroutine.yield(a) error({x}) end) P(ok, e) local y = coroutine.yield("second") return y, (coroutine.yield()) end)`,
      ...r.times(r.int(3, 6), (i) => S`P(coroutine.resume(${gen}, ${i}))`),
    ],
    () => [
      S`local ${gen} = function(t) return function(s, k) k = k and k + 1 or 1 if s[k] then return k, s[k] end end, t end`,
      S`for k, v, w in ${gen}({${r.times(r.int(0, 3), () => r.int(1, 9))}}) do P(k, v, w) end`,
      S`T(function() for k, v in ${gen}(nil) do P(k) end end)`,
    ],
  ])();
}

function coroutineStates(g) {
  const { r } = g;
  const [a, b] = ['ca', 'cb'].map((p) => g.scope.fresh(p));
  const status = (c) => `coroutine.status(${c})`;
  return [
    S`local ${a}, ${b}`,
    S`${a} = coroutine.create(function(...) P("a", ${status(a)}, ...) P(coroutine.resume(${b}, 1)) P(${status(b)}) ${r.pick(['coroutine.yield(2)', 'error("ea")', 'P(coroutine.resume(' + a + '))', ''])} return 3 end)`,
    S`${b} = coroutine.create(function(...) P("b", ${status(a)}, ${status(b)}, ...) P(coroutine.resume(${a})) ${r.pick(['coroutine.yield("y")', 'local x = nothing.x', 'P(pcall(coroutine.yield, 1))', 'return 4', 'P(coroutine.resume(coroutine.running()))'])} P("end b") end)`,
    ...r.times(r.int(2, 5), () => S`P(coroutine.resume(${r.pick([a, b])}, ${any(g, 1)}))`),
    S`P(${status(a)}, ${status(b)})`,
    ...(r.chance(0.4)
      ? [
          S`local ${a}w ${a}w = coroutine.wrap(function() ${r.pick([`return ${a}w()`, 'return pcall(' + a + 'w)', 'coroutine.yield(1)', 'error({2})', 'error("w", 2)'])} end) T(${a}w) T(${a}w) T(function() return ${a}w() end)`,
        ]
      : []),
    ...(g.d !== '5.1' && r.chance(0.3)
      ? [S`P(select(2, coroutine.running()), coroutine.wrap(function() return select(2, coroutine.running()) end)())`]
      : []),
  ];
}

/** Environments of functions and levels in 5.1 and LuaJIT, of chunks in 5.2 and LuaJIT. */
function environmentLevels(g) {
  const { r } = g;
  const [f, e] = ['lf', 'le'].map((p) => g.scope.fresh(p));
  const name = r.pick(['gq', 'gr']);
  const loads = () => [
    S`local ${e} = ${r.pick(['{}', `{${name} = 1}`, 'setmetatable({}, {__index = function(_, k) return k end})', 'nil', '5', '"s"'])}`,
    S`local ${f}, ${f}m = load("${r.pick([`${name} = (${name} or 0) + 1 return ${name}`, `return ${name}, ...`, `local function h() return ${name} end return h()`, `function ${name}() return 1 end return type(${name})`, 'return nothing.x', 'x ='])}", "=e", ${r.pick(['"t"', '"bt"', '"b"', 'nil'])}, ${e})`,
    S`P(type(${f}), ${f}m)`,
    S`if ${f} then T(${f}, 1) T(${f}) end`,
    S`P(${e}, ${name})`,
  ];
  if (g.d === '5.2') return loads();
  // Not yet ours: environments of the callers, by level, of functions in coroutine form (which `T` starts in LuaJIT only).
  const level = g.d === '5.1' ? 2 : 1;
  if (g.d === 'luajit' && r.chance(0.4)) return loads();
  return r.pick([
    () => [
      S`local function ${f}() setfenv(${level}, {${name} = "two", P = P}) end`,
      S`T(function() ${f}() P(${name}) local function i() return ${name} end return i() end)`,
      S`P(${name})`,
    ],
    () => [
      // In LuaJIT the caller takes the place of a function that calls a built-in in tail position: its level is 1.
      S`local function ${f}() local env = getfenv(${r.pick(['', '1', '0', `${level}`])}) return env end`,
      S`local ${e} = setmetatable({}, {__index = getfenv()})`,
      S`T(setfenv(function() ${name} = 1 local env = ${f}() return rawget(env, "${name}"), ${name} end, ${e}))`,
      S`P(rawget(${e}, "${name}"), ${name})`,
    ],
    () => [
      S`local ${e} = {}`,
      S`local ${f} = setfenv(function() local function inner() ${name} = (${name} or 0) + 1 return ${name} end return inner end, ${e})`,
      S`local ${f}i = ${f}()`,
      S`P(${f}i(), ${f}i(), ${e})`,
      S`setfenv(${f}i, {${name} = 10}) P(${f}i(), ${e}, getfenv(${f}) == ${e}, getfenv(${f}i) == ${e})`,
      S`T(setfenv(${f}, {${name} = ${str(g, 1)}})())`,
    ],
    () => [
      S`T(function() local ${e} = {} setfenv(1, ${e}) ${name} = 1 local f = function() return ${name} end return f(), ${e}.${name} end)`,
      S`P(coroutine.wrap(setfenv(function() return ${name} end, {${name} = "co"}))())`,
      S`P(pcall(setfenv, ${r.pick(['1.5', '"1"', '1e3', 'coroutine.create(print)'])}, {}) == false)`,
    ],
  ])();
}
