/** Larger pieces with a purpose: closures, metatables, coroutines, loaded code, levels of errors, environments. */
import { B, E, S } from '../lib/tree.mjs';
import { any, bool, expression, num, solid, str } from './expressions.mjs';
import { language } from './language.mjs';
import { library } from './library.mjs';
import { mutateText } from './mutate.mjs';
import { objects } from './objects.mjs';
import { block, returnStatement } from './statements.mjs';
import { literal, quote } from './text.mjs';

export function template(g) {
  const { r } = g;
  const make = r.weighted([
    [3, closures],
    [4, metatable],
    [3, classes],
    [4, coroutines],
    [2, loaded],
    [2, errors],
    [2, varargs],
    [1.5, recursion],
    [1, environments],
    [1.5, sorting],
    [1, handlers],
    [1, rawAccess],
    [1, tailCalls],
    [1, nestedTables],
    [0.7, iterators],
    [6, language],
    [6, objects],
    [6, library],
  ]);
  g.nesting++;
  try {
    return make(g);
  } finally {
    g.nesting--;
  }
}

function closures(g) {
  const { r } = g;
  const [fs, i, x, f] = ['fs', 'i', 'x', 'f'].map((p) => g.scope.fresh(p));
  const header = r.pick([
    `for ${i} = 1, 3 do`,
    `for _, ${i} in ipairs({10, 20, 30}) do`,
    `local ${i} = 0 while ${i} < 3 do ${i} = ${i} + 1`,
    `local ${i} = 0 repeat ${i} = ${i} + 1`,
  ]);
  const isRepeat = header.includes('repeat');
  const made = g.looping(3, () => {
    g.scope.declare(i, 'num', { fixed: !header.startsWith('for') });
    g.scope.declare(x, 'num');
    return B([
      S`local ${x} = ${r.pick([i, `${i} * 2`, '0'])}`,
      S`${fs}[#${fs} + 1] = function(d)\n${g.insideFunction(() => B(block(g, r.int(0, 2))), [['d', 'num']])}\n${x} = ${x} + (d or 1)\nreturn ${r.pick([x, `${x}, ${i}`, `${i}`])}\nend`,
      ...(r.chance(0.4) ? [S`${fs}[#${fs} + 1] = function() return ${x}, ${i} end`] : []),
      ...(r.chance(0.3) ? [S`${x} = ${x} + 100`] : []),
      ...(r.chance(0.2) ? [S`if ${i} == 2 then break end`] : []),
    ]);
  });
  const end = isRepeat ? `until ${i} >= 3${r.chance(0.3) ? ` or ${x} > 1000` : ''}` : 'end';
  const call = S`for _, ${f} in ipairs(${fs}) do P(pcall(${f}, ${r.int(1, 9)})) P(pcall(${f})) end`;
  return [S`local ${fs} = {}`, S`${header}\n${made}\n${end}`, call];
}

const BINARY = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  mod: '%',
  pow: '^',
  concat: '..',
  eq: '==',
  lt: '<',
  le: '<=',
};

/** A function for a metamethod, which looks only at its arguments and outer scalars. */
function event(g, name) {
  const { r } = g;
  const result = () =>
    r.weighted([
      [3, () => E`rawget(a, "n")`],
      [2, () => expression(g, r.pick(['num', 'str', 'bool']), 1)],
      [1, () => E`${name === 'index' || name === 'newindex' ? 'b' : 'type(b)'}`],
      [1, () => E`type(a), type(b)`],
      [0.5, () => E`a`],
      [0.5, () => E`nil`],
    ])();
  return g.insideFunction(
    () =>
      r.weighted([
        [6, () => E`function(a, b, c) return ${result()} end`],
        [1, () => E`function(...) return select("#", ...), ... end`],
        [1, () => E`function(a, b) error(${r.pick(['"in event"', '"lvl2", 2', '{}', 'nil'])}) end`],
        [2, () => E`function(a, b) P("${name}", type(a), type(b)) return ${result()} end`],
        [0.5, () => E`function(a, b) return coroutine.yield(${quote(r, name, g.d)}) end`],
      ])(),
    [],
  );
}

function metatable(g) {
  const { r } = g;
  const mt = g.scope.fresh('mt');
  const names = r.times(2, () => g.scope.fresh('o'));
  const chosen = [
    ...Object.keys(BINARY),
    'unm',
    'len',
    'index',
    'newindex',
    'call',
    'tostring',
    'metatable',
    'pairs',
    'ipairs',
  ].filter(() => r.chance(0.35));
  const fields = chosen.map((name) => {
    if (name === 'metatable') return E`__metatable = ${r.pick(['"locked"', 'false', '{}'])}`;
    if (name === 'index' && r.chance(0.4)) return E`__index = {x = ${any(g, 1)}, name = ${str(g, 1)}}`;
    if (name === 'newindex' && r.chance(0.3)) return E`__newindex = {}`;
    if (name === 'tostring')
      return E`__tostring = function(s) return ${r.pick(['"obj"', '"n=" .. tostring(rawget(s, "n"))', '5', 'nil'])} end`;
    if (name === 'newindex' && r.chance(0.7))
      return E`__newindex = function(t, k, v) rawset(t, k, ${r.pick(['v', 'k', 'type(v)'])}) end`;
    if (name === 'pairs')
      return E`__pairs = function(t) return function(_, k) P("step", k) if not k then return 1, "one" end end, t, nil end`;
    if (name === 'ipairs')
      return E`__ipairs = function(t) return function(_, i) if i < 2 then return i + 1, "it" end end, t, 0 end`;
    return E`__${name} = ${event(g, name)}`;
  });
  const out = [
    S`local ${mt} = {${fields}}`,
    S`local ${names[0]} = setmetatable({n = ${r.int(1, 9)}}, ${mt})`,
    S`local ${names[1]} = setmetatable({n = ${r.int(1, 9)}, x = 1}, ${r.pick([mt, mt, '{}', `{__index = ${names[0]}}`])})`,
  ];
  const [a, b] = names;
  const uses = r
    .times(r.int(3, 8), () =>
      r.weighted([
        [
          6,
          () => {
            const op = r.pick(Object.values(BINARY));
            const other = r.weighted([
              [3, b],
              [1, a],
              [1, '2'],
              [1, '"10"'],
              [1, '"a"'],
              [0.5, 'nil'],
              [0.5, '{}'],
            ]);
            const [x, y] = r.chance(0.7) ? [a, other] : [other, a];
            return E`${x} ${op} ${y}`;
          },
        ],
        [1, () => E`${r.pick(['-', '#', 'not '])}${r.pick(names)}`],
        [
          2,
          () =>
            E`${r.pick(names)}${r.pick(['.x', '.name', '.n', '[1]', '.missing', '.x.y', '["n"]', '[nil]', '[print]'])}`,
        ],
        [2, () => E`${r.pick(names)}(${r.int(1, 3)}, ${any(g, 1)})`],
        [1, () => E`${r.pick(names)}:${r.pick(['name', 'x', 'missing'])}()`],
        [1, () => E`S(tostring(${r.pick(names)}))`],
        [1, () => E`getmetatable(${r.pick(names)})`],
        [1, () => E`${a} ${r.pick(['>', '>=', '~='])} ${b}`],
        [0.5, () => E`rawequal(${a}, ${b}), rawget(${a}, "x")`],
        [
          0.5,
          () =>
            E`string.format("%s", ${g.d === '5.1' ? '"s"' : `setmetatable({}, {__tostring = function() return "fmt" end})`})`,
        ],
      ])(),
    )
    .map((e) => S`T(function() ${r.chance(0.2) ? E`local ${g.scope.fresh('v')} = ${e}` : E`return ${e}`} end)`);
  const stores = r.times(
    r.int(0, 3),
    () =>
      S`T(function() ${r.pick(names)}${r.pick(['.x', '.n', '[1]', '[2]', '.fresh', '[nil]', '.x.y'])} = ${any(g, 1)} end)`,
  );
  out.push(...uses, ...stores);
  if (chosen.includes('pairs') || r.chance(0.2))
    out.push(S`T(function() local n = 0 for k, v in pairs(${a}) do n = n + 1 end return n end)`);
  if (chosen.includes('ipairs') || r.chance(0.2))
    out.push(S`T(function() for i, v in ipairs(${a}) do P(i, v) end end)`);
  if (r.chance(0.2)) out.push(S`T(setmetatable, ${a}, ${r.pick(['nil', '{}', mt, '5'])})`);
  out.push(S`P(${a}, ${b})`);
  names.forEach((n) => g.scope.declare(n, { k: 'obj' }, { fixed: true }));
  return out;
}

function classes(g) {
  const { r } = g;
  const [base, sub, o] = ['Base', 'Sub', 'o'].map((p) => g.scope.fresh(p));
  const method = (owner, name, self) => {
    const body = g.insideFunction(
      () => B([...block(g, r.int(0, 2)), S`return ${self}, ${expression(g, 'any', 1)}`]),
      [['a', 'num']],
      { times: 4 },
    );
    return S`function ${owner}:${name}(a)\n${body}\nend`;
  };
  return [
    S`local ${base} = {}`,
    S`${base}.__index = ${base}`,
    S`function ${base}.new(n) local self = setmetatable({}, ${base}) self.n = n self.count = 0 return self end`,
    method(base, 'get', r.pick(['self.n', 'self.count', 'self.missing'])),
    S`function ${base}:add(k) self.count = self.count + k return self end`,
    S`function ${base}:both(a) return self:get(a), self.count end`,
    S`local ${sub} = setmetatable({}, {__index = ${base}})`,
    S`${sub}.__index = ${sub}`,
    ...(r.chance(0.6) ? [method(sub, 'get', `${base}.get(self, a)`)] : []),
    ...(r.chance(0.4)
      ? [S`function ${sub}:add(k) ${base}.add(self, k * 2) return ${r.pick(['self', '', 'nil', 'k'])} end`]
      : []),
    S`local ${o} = ${base}.new(${num(g, 1)})`,
    ...(r.chance(0.6) ? [S`setmetatable(${o}, ${sub})`] : []),
    S`T(function() return ${o}:add(${num(g, 1)}):add(${r.int(1, 5)}):get(${any(g, 1)}) end)`,
    S`T(function() return ${o}:both(${num(g, 1)}) end)`,
    S`T(function() return ${o}.${r.pick(['get', 'both', 'add', 'nope', 'n'])}(${r.pick(['', o, `${o}, 1`, 'nil', '5'])}) end)`,
    S`T(function() return ${o}:${r.pick(['nope', 'n', 'get', 'count'])}() end)`,
    S`P(${o}.n, ${o}.count)`,
  ];
}

function coroutines(g) {
  const { r } = g;
  const [co, v] = ['co', 'v'].map((p) => g.scope.fresh(p));
  const body = g.scope.inside({ vararg: true, times: g.scope.fn.times * 2, calls: g.scope.fn.calls }, () => {
    const list = [];
    for (let i = r.int(1, 4); i > 0; i--) {
      list.push(...block(g, r.int(0, 2)));
      list.push(yieldPoint(g));
    }
    if (r.chance(0.7))
      list.push(r.chance(0.2) ? S`error(${r.pick(['"in co"', '{}', 'nil', '"l2", 2'])})` : returnStatement(g));
    return B(list);
  });
  const out = [];
  const parameters = '...';
  if (r.chance(0.5)) {
    out.push(S`local ${co} = coroutine.create(function(${parameters})\n${body}\nend)`);
    const resume = () => S`P(coroutine.resume(${[E`${co}`, ...r.times(r.int(0, 2), () => any(g, 1))]}))`;
    const inspect = () => S`P(coroutine.status(${co}))`;
    for (let i = r.int(2, 6); i > 0; i--) out.push(r.chance(0.8) ? resume() : inspect());
    if (r.chance(0.3)) out.push(S`T(function() return coroutine.resume(${r.pick(['nil', '5', 'print', co])}) end)`);
    out.push(inspect());
    if (r.chance(0.2)) out.push(S`if coroutine.status(${co}) == "suspended" then P((debug.traceback(${co}))) end`);
  } else {
    out.push(S`local ${co} = coroutine.wrap(function(${parameters})\n${body}\nend)`);
    for (let i = r.int(2, 6); i > 0; i--) out.push(S`T(${[E`${co}`, ...r.times(r.int(0, 2), () => any(g, 1))]})`);
    if (r.chance(0.3)) out.push(S`T(function() local ${v} = ${co}() return ${v} end)`);
    if (r.chance(0.3)) out.push(S`T(function() for ${v} in ${co} do P(${v}) if ${v} == nil then break end end end)`);
  }
  return out;
}

function yieldPoint(g) {
  const { r } = g;
  const value = () => any(g, 1);
  const yields = () => E`coroutine.yield(${r.times(r.int(0, 2), value)})`;
  return r.weighted([
    [4, () => S`P("back", ${yields()})`],
    [2, () => S`${yields()}`],
    [1, () => S`local ${g.scope.fresh('y')} = (${yields()})`],
    [2, () => S`for i = 1, ${r.int(1, 3)} do P(i, ${yields()}) end`],
    [2, () => S`P("pcall", pcall(function() local x = ${yields()} return x, ${value()} end))`],
    [1, () => S`P(pcall(coroutine.yield, ${value()}))`],
    [1, () => S`P(xpcall(function() ${yields()} error("x") end, function(m) return "handled " .. S(m) end))`],
    [
      1,
      () =>
        S`local function ${g.scope.fresh('deep')}(n) if n == 0 then return ${yields()} end return (n + (tonumber((${yields()})) or 1)) end`,
    ],
    [
      1,
      () =>
        S`P((function(k) local function deep(k) if k == 0 then return ${yields()} end local x = deep(k - 1) return x, k end return deep(k) end)(${r.int(0, 3)}))`,
    ],
    [1, () => S`P({${yields()}, ${value()}, ${yields()}})`],
    [1, () => S`if ${yields()} then P("true") else P("false") end`],
    [1, () => S`P((${r.int(0, 5)} + (${yields()} or 1)) * 2)`],
    [
      1,
      () =>
        S`local t = setmetatable({}, {__index = function(t, k) return ${yields()} end, __add = function(a, b) return ${yields()} end}) T(function() return t.x, t + 1 end)`,
    ],
    [
      1,
      () =>
        S`local t = setmetatable({}, {__lt = function() return ${yields()} end, __eq = function() return ${yields()} end, __concat = function() return ${yields()} end, __call = function(self, ...) return ${yields()}, ... end}) T(function() return t < t, t .. "x", t(1) end)`,
    ],
    [
      0.7,
      () =>
        S`for a, b in function(s, c) local x = ${yields()} if c < 2 then return c + 1, x end end, nil, 0 do P(a, b) end`,
    ],
    [0.7, () => S`while ${yields()} do P("loop") break end`],
    [0.7, () => S`P(select("#", ${yields()}), (${yields()}))`],
    [0.5, () => S`T(table.sort, {3, 1, 2}, function(a, b) ${yields()} return a < b end)`],
    [0.5, () => S`T(string.gsub, "ab", "%a", function(c) return ${yields()} end)`],
    [
      0.5,
      () =>
        S`P(coroutine.running() ~= nil, ${g.d === 'luajit' ? 'coroutine.isyieldable()' : 'coroutine.status(coroutine.running())'})`,
    ],
    [
      0.5,
      () =>
        S`local w = coroutine.wrap(function(...) local a = coroutine.yield(...) ${r.chance(0.3) ? 'error("inner")' : ''} return a end) P(w(${value()}), ${yields()}) T(w, ${value()})`,
    ],
    [0.5, () => S`P((function(...) return ${yields()} end)(...))`],
  ])();
}

/** Code in a string: valid, or mutated. */
function loaded(g) {
  const { r } = g;
  const inner = g.scope.inside({ vararg: true, times: g.scope.fn.times, calls: false }, () => {
    const list = block(g, r.int(0, 3));
    list.push(S`return ${any(g, 2)}, ...`);
    return B(list).toString();
  });
  const source = r.chance(0.5) ? mutateText(r, inner, g.d) : inner;
  const text = quote(r, source, g.d);
  const loader = g.d === '5.2' || r.chance(0.3) ? 'load' : 'loadstring';
  const given =
    loader === 'load' && g.d === '5.1'
      ? E`(function(s) return function() local x = s s = nil return x end end)(${text})`
      : E`${text}`;
  const f = g.scope.fresh('chunk');
  const m = g.scope.fresh('msg');
  const name = r.pick(['"=x"', '"@file.lua"', '"code"', '', '"=(load)"', '"line1\\nline2"']);
  const isMutated = source !== inner;
  return [
    S`local ${f}, ${m} = ${loader}(${name === '' ? given : E`${given}, ${name}`})`,
    S`P(type(${f}), ${m})`,
    // Mutated code might never end.
    ...(isMutated ? [] : [S`if ${f} then T(${f}, ${any(g, 1)}, 2) end`]),
    ...(isMutated || r.chance(0.8)
      ? []
      : [
          S`if ${f} then local d = ${loader}(${g.d === '5.1' && loader === 'load' ? E`(function(s) return function() local x = s s = nil return x end end)(string.dump(${f}))` : E`string.dump(${f})`}, "=d") T(d, 7) end`,
        ]),
  ];
}

function errors(g) {
  const { r } = g;
  const [f, h] = ['raise', 'outer'].map((p) => g.scope.fresh(p));
  const value = r.weighted([
    [4, () => literal(r, g.d)],
    [1, () => E`{code = 7}`],
    [1, () => E`nil`],
    [1, () => E`${r.int(0, 99)}`],
    [1, () => E`true`],
    [1, () => any(g, 1)],
  ])();
  const level = r.pick(['', ', 0', ', 1', ', 2', ', 3', ', nil', ', "2"', ', 10']);
  const way = r.pick([
    `local x = ${f}(n) return x`,
    `return ${f}(n)`,
    `${f}(n)`,
    `return (${f}(n))`,
    `pcall(${f}, n) local x = ${f}(n) return x`,
  ]);
  return [
    S`local function ${f}(n)\n${r.pick(['', 'local a = 1\n', 'if n then P(n) end\n'])}error(${value}${level})\nend`,
    S`local function ${h}(n)\n${way}\nend`,
    S`T(${h}, 1)`,
    S`T(${f}, ${any(g, 1)})`,
    S`T(function()\nlocal r = ${h}(2)\nreturn r\nend)`,
    ...(r.chance(0.4)
      ? [
          S`P(xpcall(${h}, function(m) return S(m), ${r.pick(['1', 'debug.getinfo(2, "l").currentline', 'type(m)'])} end))`,
        ]
      : []),
    ...(r.chance(0.3) ? [S`P(select(2, xpcall(function() local r = ${h}(3) return r end, debug.traceback)))`] : []),
    ...(r.chance(0.3)
      ? [S`T(assert, ${r.pick(['false', 'nil', 'false, "why"', 'nil, {1}', '1, 2, 3', 'false, nil', 'false, 5'])})`]
      : []),
    ...(r.chance(0.3) ? [S`T(function() assert(${any(g, 1)}, ${str(g, 1)}) end)`] : []),
  ];
}

function varargs(g) {
  const { r } = g;
  const f = g.scope.fresh('va');
  const pack = g.d === '5.2' ? 'table.pack' : '(function(...) return {n = select("#", ...), ...} end)';
  const unpack = g.d === '5.1' ? 'unpack' : r.pick(['unpack', 'table.unpack']);
  const body = r.pick([
    'return ...',
    'return select("#", ...), ...',
    'local a, b = ... return b, a, ...',
    'return (...)',
    'local t = {...} return t[1], t[2]',
    'return {..., ...}',
    'return {"a", ...}',
    'return ..., "end"',
    `return ${unpack}({...}, 2, select("#", ...))`,
    `local t = ${pack}(...) return t.n, ${unpack}(t, 1, t.n)`,
    'local n = 0 for i = 1, select("#", ...) do local v = select(i, ...) if v then n = n + 1 end end return n',
    'if select("#", ...) > 2 then return ... end return nil, ...',
    'local function g(...) return ... end return g(...), g((...))',
    'return select(-1, ...)',
    'return select(2, ...)',
    'return (function(a, ...) return a, select("#", ...) end)(...)',
    'local f = function() return 1 end return f(...), ...',
    ...(g.d === '5.1' ? ['return arg and arg.n, arg and arg[1]'] : []),
  ]);
  return [
    S`local function ${f}(${r.pick(['...', '...', 'p, ...'])})\n${body}\nend`,
    ...r.times(r.int(1, 4), () => S`T(${[E`${f}`, ...g.argumentList(2)]})`),
    S`P(${f}(${g.argumentList(1)}))`,
    S`P((${f}(${num(g, 1)}, nil, ${num(g, 1)})))`,
    S`local ${g.scope.fresh('q')}, ${g.scope.fresh('q')} = ${r.int(0, 5)}, ${f}(nil, ${any(g, 1)})`,
  ];
}

function recursion(g) {
  const { r } = g;
  const f = g.scope.fresh('rec');
  const [k, value] = [r.int(2, 8), num(g, 1)];
  return r.pick([
    () => [S`local function ${f}(n) if n < 2 then return 1 end return n * ${f}(n - 1) end`, S`T(${f}, ${k})`],
    () => [S`local function ${f}(n) if n < 2 then return n end return ${f}(n - 1) + ${f}(n - 2) end`, S`T(${f}, ${k})`],
    () => [
      S`local ${f}`,
      S`function ${f}(n, ...) if n == 0 then return ... end return ${f}(n - 1, n, ...) end`,
      S`T(${f}, ${k})`,
      S`T(${f}, 2, ${value})`,
    ],
    () => [
      S`local ${f}, ${f}b`,
      S`function ${f}(n) if n <= 0 then return ${value} end local x = ${f}b(n - 1) return x end`,
      S`function ${f}b(n) return ${f}(n - 1) end`,
      S`T(${f}, ${k})`,
    ],
    () => [
      S`function ${f.toUpperCase()}(t, d) if type(t) ~= "table" or d > 3 then return S(t) end local out = {} for i, v in ipairs(t) do out[i] = ${f.toUpperCase()}(v, d + 1) end return "{" .. table.concat(out, ";") .. "}" end`,
      S`T(${f.toUpperCase()}, {1, {2, ${value}}, {{}}}, 0)`,
    ],
    () => [
      S`T((function(f) return f(f, ${k}) end), function(self, n) if n == 0 then return "done" end return self(self, n - 1) end)`,
    ],
  ])();
}

function environments(g) {
  const { r } = g;
  const [f, e] = ['envf', 'env'].map((p) => g.scope.fresh(p));
  const global = r.pick(['gx', 'gy', 'gz']);
  if (g.d === '5.2') {
    return r.pick([
      () => [
        S`local ${f}`,
        S`do local _ENV = {P = P, ${global} = ${any(g, 1)}}`,
        S`${f} = function() ${global}2 = ${global} return ${global}, ${global}2 end`,
        S`P(${f}()) end`,
        S`P(${f}(), ${global}, ${global}2)`,
      ],
      () => [
        S`local ${e} = {${global} = 1}`,
        S`local ${f} = load("${global} = ${global} + 1 return ${global}, tostring", "=e", "t", ${e})`,
        S`T(${f})`,
        S`T(${f})`,
        S`P(${e})`,
      ],
      () => [
        S`local function ${f}(_ENV) return ${global} end`,
        S`T(${f}, {${global} = ${any(g, 1)}})`,
        S`T(${f}, nil)`,
        S`T(${f}, 5)`,
      ],
      () => [
        S`local ${e} = setmetatable({}, {__index = _ENV, __newindex = function(t, k, v) rawset(t, k, S(v)) end})`,
        S`do local _ENV = ${e} ${global} = ${any(g, 1)} P(${global}) end`,
        S`P(${global}, rawget(${e}, "${global}"))`,
      ],
      () => [
        S`T(function() local _ENV = ${r.pick(['nil', '5', '"s"', '{}'])} return ${global} end)`,
        S`T(function() local _ENV = ${r.pick(['nil', '{}'])} ${global} = 1 end)`,
      ],
    ])();
  }
  return r.pick([
    () => [
      S`${global} = ${any(g, 1)}`,
      S`local function ${f}() ${global}2 = 1 return ${global} end`,
      S`T(${f})`,
      S`setfenv(${f}, {${global} = "other"})`,
      S`T(${f})`,
      S`P(getfenv(${f}).${global}2, ${global}2)`,
    ],
    () => [
      S`local ${f} = loadstring("${global} = (${global} or 0) + 1 return ${global}")`,
      S`local ${e} = {}`,
      S`setfenv(${f}, ${e})`,
      S`T(${f})`,
      S`T(${f})`,
      S`P(${e}, ${global})`,
    ],
    () => [
      S`T(function() setfenv(1, {P = P, ${global} = 3}) P(${global}) ${global} = nil P(${global}) end)`,
      S`P(${global})`,
    ],
    () => [
      S`local ${e} = setmetatable({}, {__index = getfenv(1), __newindex = function(t, k, v) rawset(t, k, S(v)) end})`,
      S`T(setfenv(function() ${global} = ${any(g, 1)} return ${global} end, ${e}))`,
      S`P(${global}, rawget(${e}, "${global}"))`,
    ],
    () => [
      S`T(setfenv, ${r.pick(['print', 'nil', '{}', '"x"'])}, {})`,
      S`T(getfenv, ${r.pick(['-1', '"x"', '100', '{}'])})`,
    ],
  ])();
}

function sorting(g) {
  const { r } = g;
  const t = g.scope.fresh('s');
  const n = r.int(0, 14);
  const items = r.pick([
    () => r.times(n, () => E`${r.int(0, 9)}`),
    () => r.times(n, () => solid(g, 'str', 1)),
    () => r.times(n, () => solid(g, r.pick(['num', 'num', 'str']), 1)),
    () => r.times(n, (i) => E`{k = ${r.int(0, 3)}, i = ${i}}`),
  ])();
  const record = items.length > 0 && items[0].toString().startsWith('{k');
  const comparator = record
    ? r.pick(['return a.k < b.k', 'return a.k > b.k', 'return a.i > b.i', 'return a.j < b.j'])
    : r.pick(['return a < b', 'return a > b', 'return S(a) < S(b)', 'P(a, b) return a < b', 'error("cmp")']);
  return [
    S`local ${t} = {${items}}`,
    S`T(table.sort, ${t}${!record && r.chance(0.4) ? '' : E`, function(a, b) ${comparator} end`})`,
    S`P(${t})`,
  ];
}

function handlers(g) {
  const { r } = g;
  const failing = r.pick([
    () => E`error(${any(g, 1)})`,
    () => E`local x = nil; x.y = 1`,
    () => E`return 1 + {}`,
    () => E`return ("x"):bad()`,
    () => E`return nothing.field`,
    () => E`return #nothing`,
    () => E`return {} < {}`,
    () => E`return "a" .. {}`,
    () => E`string.rep()`,
    () => E`setmetatable(1, {})`,
    () => E`return nothing()`,
    () => E`for i = 1, "x" do end`,
    () => E`for i = {}, 1 do end`,
    () => E`for k in 5 do end`,
    () => E`return 2 ^ {}`,
    () => E`return -{}`,
    () => E`return 1 < "2"`,
    () => E`local t = {} t[nil] = 1`,
  ])();
  return [
    S`P(xpcall(function() ${failing} end, function(m) return ${r.pick(['S(m)', 'm', 'type(m), 2', 'm .. nil', 'error("again")', 'debug.traceback(S(m))', 'debug.traceback("t", 2)', 'debug.traceback(m, 1)'])} end))`,
    S`T(function() local a, b = pcall(function() ${failing} end) return a, b end)`,
    ...(r.chance(0.3)
      ? [S`P(pcall(pcall${r.pick(['', ', error', ', error, "x"', ', print', ', pcall, error'])}))`]
      : []),
  ];
}

function rawAccess(g) {
  const { r } = g;
  const t = g.scope.fresh('raw');
  // Zeros of one sign: the key of an entry that was cleared is still there in 5.1 and 5.2, with its sign.
  const zeros = r.pick([['0'], ['-0', '0 * -1']]);
  const key = () => r.pick(['1', '1.0', '"1"', '2^53', '-1', ...zeros, '1.5', '"x"', 'true', '1e100', 'math.huge']);
  return [
    S`local ${t} = {}`,
    ...r.times(
      r.int(1, 5),
      () => S`${r.chance(0.5) ? E`${t}[${key()}] = ${any(g, 1)}` : E`rawset(${t}, ${key()}, ${any(g, 1)})`}`,
    ),
    S`P(${t})`,
    ...r.times(r.int(1, 3), () => S`P(${t}[${key()}], rawget(${t}, ${key()}))`),
    S`T(rawset, ${t}, ${r.pick(['nil', '0/0', '1'])}, 1)`,
    S`T(next, ${t}, ${r.pick(['"absent"', '{}', '77'])})`,
    ...(r.chance(0.3) ? [S`for k in pairs(${t}) do ${t}[k] = nil end P(next(${t}))`] : []),
    ...(r.chance(0.3) ? [S`for k, v in pairs(${t}) do ${t}[k] = S(v) end P(${t})`] : []),
  ];
}

function tailCalls(g) {
  const { r } = g;
  const f = g.scope.fresh('tail');
  const k = r.pick([3, 50, 500]);
  return r.pick([
    () => [
      S`local function ${f}(n, a) if n == 0 then return a, ${any(g, 1)} end return ${f}(n - 1, (a or 0) + n) end`,
      S`T(${f}, ${k})`,
    ],
    () => [
      S`local ${f} = {}`,
      S`function ${f}:go(n) if n == 0 then return ${any(g, 1)} end return self:go(n - 1) end`,
      S`T(${f}.go, ${f}, ${k})`,
    ],
    () => [
      S`local function ${f}(n) if n == 0 then error("bottom", ${r.int(0, 3)}) end return ${f}(n - 1) end`,
      S`T(${f}, ${r.int(0, 3)})`,
    ],
    () => [
      S`local function ${f}(s) return s:${r.pick(['rep', 'nope', 'find', 'sub'])}(${r.pick(['', '2', '"%"', '{}'])}) end`,
      S`T(${f}, ${str(g, 1)})`,
      S`T(function() local x = ${f}("q") return x end)`,
    ],
    () => [
      S`local function ${f}(...) return select(${r.pick(['"#"', '2', '-1', '0'])}, ...) end`,
      S`T(${f}, 1, nil, 3)`,
    ],
    () => [S`local function ${f}(n) return tostring(n), n end`, S`T(function(...) return ${f}(...) end, ${any(g, 1)})`],
    () => [
      S`local function ${f}(g, ...) return g(...) end`,
      S`T(${f}, ${r.pick(['math.max', 'nil', 'string.rep', 'type', 'error', 'setmetatable'])}, ${any(g, 1)})`,
    ],
  ])();
}

function nestedTables(g) {
  const { r } = g;
  const [m, i, j] = ['m', 'i', 'j'].map((p) => g.scope.fresh(p));
  const n = r.int(1, 4);
  const body = g.looping(n * n, () => {
    g.scope.declare(i, 'int', { fixed: true });
    g.scope.declare(j, 'int', { fixed: true });
    return E`${m}[${i}][${j}] = ${solid(g, 'num', 2)}`;
  });
  return [
    S`local ${m} = {}`,
    S`for ${i} = 1, ${n} do\n${m}[${i}] = {}\nfor ${j} = 1, ${n} do\n${body}\nend\nend`,
    S`local ${m}s = 0`,
    S`for ${i} = 1, ${n} do for ${j} = ${n}, 1, -1 do ${m}s = ${m}s + ${m}[${r.pick([`${i}][${j}`, `${j}][${i}`])}] * ${r.pick([i, j, '2'])} end end`,
    S`P(${m}, ${m}s)`,
    S`T(function() return ${m}[${r.int(0, 5)}][${r.int(0, 5)}] end)`,
    S`T(function() ${m}[1][2], ${m}[1][1] = ${m}[1][1], ${m}[1][2] ${m}[${n + 1}][1] = 0 end)`,
    S`P(${m}[1])`,
  ];
}

function iterators(g) {
  const { r } = g;
  const it = g.scope.fresh('iter');
  return [
    S`local function ${it}(t, i) i = i + 1 if t[i] ~= nil ${r.chance(0.3) ? E`and (${bool(g, 1)}) ` : ''}then return i, t[i] end end`,
    S`for i, v in ${it}, {${r.times(r.int(0, 4), () => solid(g, 'num', 1))}}, 0 do P(i, v) end`,
    S`T(function() for a, b in ${r.pick(['nil', '5', '{}', 'nothing', `${it}`, 'next', 'pairs(nil)', 'ipairs()', 'pairs({}), 1', '("x"):gmatch(".")'])} do P(a, b) break end end)`,
    S`for w in setmetatable({}, {__call = function(self, s, c) c = (c or 0) + 1 if c < ${r.int(1, 4)} then return c end end}) do P(w) end`,
  ];
}
