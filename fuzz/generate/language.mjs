/** Pieces about the language: jumps, closures of loops, order of evaluation, logic, values in number, calls in chains. */
import { E, S } from '../lib/tree.mjs';
import { any, num, str } from './expressions.mjs';
import { block } from './statements.mjs';
import { literal, quote } from './text.mjs';

export const language = (g) =>
  g.r.weighted([
    [2, jumps],
    [2, captured],
    [3, order],
    [2, logic],
    [2, holes],
    [2, chains],
    [1, protectedDepth],
    [1, shadows],
  ])(g);

function jumps(g) {
  const { r } = g;
  const [i, j, l] = ['i', 'j', 'next'].map((p) => g.scope.fresh(p));
  const test = () =>
    r.pick([`${i} == ${j}`, `${i} + ${j} == 4`, `${j} == 2`, `${i} == 2`, `${i} > ${j}`, `not (${i} < ${j})`]);
  if (!g.hasGoto) {
    return S`for ${i} = 1, 3 do for ${j} = 1, 3 do repeat if ${test()} then break end P(${i}, ${j}) until true if ${test()} then break end end end`;
  }
  return r.pick([
    () =>
      S`for ${i} = 1, 3 do for ${j} = 1, 3 do if ${test()} then goto ${l} end P(${i}, ${j}) ${r.chance(0.4) ? `if ${test()} then break end` : ''} end ::${l}:: end`,
    () =>
      S`for ${i} = 1, 3 do for ${j} = 1, 3 do if ${test()} then goto ${l} end P(${i}, ${j}, ${any(g, 1)}) end end ::${l}:: P("out")`,
    () =>
      S`do local ${i} = 0 ::${l}:: local ${j} = ${i} ${i} = ${i} + 1 P(${i}, ${j}) if ${i} < 3 then goto ${l} end end`,
    () =>
      S`T(function() local ${i} = 0 while true do ${i} = ${i} + 1 if ${i} > 4 then goto ${l} end if ${i} % 2 == 0 then goto cont end P(${i}) ::cont:: end ::${l}:: return ${i} end)`,
    () =>
      S`T(function() local ${i}, ${j} = 0, 2 repeat ${i} = ${i} + 1 if ${test()} then goto cont end P(${i}) ::cont:: until ${i} >= 3 return ${i} end)`,
    // The state machine: jumps in both directions.
    () =>
      S`do local ${i}, ${j} = 0, 1 goto b ::a:: P("a", ${i}) if ${i} > 4 then goto c end ::b:: ${i} = ${i} + ${j} P("b", ${i}) if ${i} % 3 == 0 then goto c end goto a ::c:: P("c", ${i}) end`,
    () =>
      S`P((${g.d === '5.2' ? 'load' : 'loadstring'})(${quote(
        r,
        r.pick([
          'goto x local a ::x:: print(a)',
          'do ::x:: end goto x',
          'repeat if y then goto c end local z ::c:: until z',
          'goto x local a ::x::',
          '::x:: ::x::',
          'do goto x end local a ::x:: ;;',
          'goto x; do ::x:: end',
          'for i = 1, 2 do goto x end ::x:: return 1',
          'local function f() goto x end ::x::',
          'break',
          'while 1 do local function f() break end end',
          'goto = 1',
          '::goto::',
          '::x:: goto x goto y',
          'repeat goto x; local a; ::x:: ; until a',
          'if a then goto x else ::x:: end',
        ]),
        g.d,
      )}, "=j") ~= nil)`,
  ])();
}

function captured(g) {
  const { r } = g;
  const [fs, f, i, x] = ['fs', 'f', 'i', 'x'].map((p) => g.scope.fresh(p));
  const put = (body) => S`${fs}[#${fs} + 1] = function(d) ${body} end`;
  const touch = () =>
    r.pick([
      `${x} = ${x} + (d or 1) return ${x}`,
      `return ${x}, ${i}`,
      `${i} = ${i} + 1 return ${i}, ${x}`,
      `local y = ${x} return function() y = y + 1 ${x} = ${x} + y return y, ${x} end`,
      `${x}, ${i} = ${i}, ${x} return ${x}, ${i}`,
    ]);
  const loop = r.pick([
    () => S`for ${i} = 1, 3 do local ${x} = ${i} * 10 ${put(touch())} ${r.chance(0.5) ? put(touch()) : ''} end`,
    () => S`for ${i} = 3, 1, -1 do local ${x} = ${i} if ${i} == 2 then ${put(touch())} else ${put(touch())} end end`,
    () =>
      S`for ${i}, ${x} in ipairs({5, 6, 7}) do ${put(touch())} ${r.chance(0.5) ? `${x} = ${x} * 2` : ''} ${r.chance(0.3) ? `if ${i} == 2 then break end` : ''} end`,
    () =>
      S`local ${i} = 0 repeat ${i} = ${i} + 1 local ${x} = ${i} ${put(touch())} ${r.chance(0.3) ? 'if x then break end ' : ''}until ${x} >= 3 or (function() ${x} = ${x} + 1 return ${x} > 3 end)()`,
    () =>
      S`local ${i} = 0 while ${i} < 3 do local ${x} = ${i} ${i} = ${i} + 1 do local ${x} = ${x} + 1 ${put(touch())} end ${put(touch())} end`,
    () =>
      g.hasGoto
        ? S`do local ${i} = 0 ::again:: local ${x} = ${i} ${put(touch())} ${i} = ${i} + 1 if ${i} < 3 then goto again end end`
        : S`for ${i} = 1, 2 do local ${x} ${put(`${x} = (${x} or 0) + 1 return ${x}, ${i}`)} end`,
    () =>
      S`local function mk(${i}, ...) local ${x} = select("#", ...) ${put(touch())} ${put(touch())} return ... end P(mk(1, nil, 2)) P(mk(2))`,
  ])();
  return S`do local ${fs} = {} ${loop} for n, ${f} in ipairs(${fs}) do local r = {pcall(${f}, n)} if type(r[2]) == "function" then P(n, r[2](), r[2]()) else P(n, r) end P(pcall(${f})) end end`;
}

/** What is evaluated when: L prints its first argument and returns the others. */
function order(g) {
  const { r } = g;
  const t = g.scope.fresh('t');
  let n = 0;
  const L = (e) => E`L(${++n}, ${e})`;
  const plain = () => r.pick(['1', '2', '"a"', '"b"', 'true', '10', '2.5']);
  const key = () => r.pick(['1', '2', '"a"', '"b"', '3']);
  const place = () =>
    r.pick([
      () => E`${t}[${L(key())}]`,
      () => E`${L(t)}[${L(key())}]`,
      () => E`${t}.a`,
      () => E`a`,
      () => E`b`,
      () => E`${t}[a]`,
      () => E`${t}[b]`,
      () => E`${L(t)}.b`,
    ])();
  const value = () =>
    r.pick([
      () => L(plain()),
      () => E`a`,
      () => E`b`,
      () => E`${t}[${L(key())}]`,
      () => E`${plain()}`,
      () => E`M(${plain()})`,
    ])();
  const operator = () => r.pick(['+', '-', '*', '..', '<', '<=', '>', '>=', '==', '~=', '%']);
  const statement = () =>
    r.pick([
      () => S`${r.times(r.int(1, 3), place)} = ${r.times(r.int(1, 4), value)}`,
      () => S`${r.times(r.int(2, 3), place)} = L(${++n}, ${plain()}, ${plain()})`,
      () => S`local c, d = ${r.times(r.int(1, 4), value)} P(c, d)`,
      () => S`P(${value()} ${operator()} ${value()} ${operator()} ${value()})`,
      () =>
        S`P({${r.times(r.int(1, 4), () => r.pick([value, () => E`[${L(key())}] = ${L(plain())}`, () => E`[${r.pick(['a', 'b'])}] = ${value()}`, () => E`a = ${value()}`])())}})`,
      () => S`P(${L('L')}(${[E`"in"`, ...r.times(r.int(0, 3), value)]}))`,
      () => S`P(${L('o')}:m(${r.times(r.int(0, 3), value)}))`,
      () => S`P(o ${operator()} ${r.pick([() => L('o'), value])()})`,
      () => S`a, b = b, a P(a, b)`,
      () => S`P((${value()}) ${r.pick(['and', 'or'])} ${value()} ${r.pick(['and', 'or'])} ${value()})`,
      () => S`${L(t)}[${L(key())}][${L(key())}] = ${L(plain())}`,
      () => S`for k = ${L('1')}, ${L('2')}, ${L('1')} do P(k) end`,
      () => S`if ${value()} == ${value()} then P("eq", ${value()}) end`,
    ])();
  return [
    S`local ${t} = {a = 1, b = 2, 3, 4}`,
    S`do local a, b = ${plain()}, ${plain()}`,
    S`local function L(k, ...) P("ev", k) return ... end`,
    S`local function M(v) a, b = v, a return v end`,
    S`local ev = function(x, y) P("op", type(x), type(y)) return ${r.pick(['1', 'true', 'nil', '"e"'])} end`,
    S`local o = setmetatable({m = function(self, ...) P("m", ...) return ... end}, {__add = ev, __sub = ev, __mul = ev, __concat = ev, __lt = ev, __le = ev, __eq = ev, __mod = ev})`,
    ...(r.chance(0.5)
      ? [
          S`setmetatable(${t}, {__index = function(_, k) P("get", k) end, __newindex = function(s, k, v) P("set", k, v) rawset(s, k, v) end})`,
        ]
      : []),
    // M changes variables that an expression has read or will read: upvalues, or locals of the same function.
    ...r.times(
      r.int(2, 5),
      () =>
        S`T(function() ${r.chance(0.5) ? `local a, b = ${plain()}, ${plain()} local function M(v) a, b = v, a return v end ` : ''}${statement()} end)`,
    ),
    S`P(${t}, a, b) end`,
  ];
}

function logic(g) {
  const { r } = g;
  const leaf = () =>
    r.pick([
      'nil',
      'false',
      'true',
      '0',
      '""',
      '1',
      'x',
      'y',
      'z',
      'x',
      'y',
      'f()',
      'f(x)',
      '...',
      '(...)',
      'x == y',
      'x ~= z',
      'y < 3',
      '#s > 1',
      's',
    ]);
  const tree = (d) => {
    if (d === 0 || r.chance(0.2)) return leaf();
    const [a, b] = [tree(d - 1), tree(d - 1)];
    return r.pick([
      `${a} and ${b}`,
      `${a} or ${b}`,
      `not ${r.chance(0.5) ? `(${a})` : 'x'}`,
      `(${a} and ${b})`,
      `(${a} or ${b})`,
      `(${a}) == (${b})`,
    ]);
  };
  const e = () => tree(r.int(1, 4));
  const uses = () =>
    r.pick([
      () => S`P(${e()})`,
      () => S`local v = ${e()} P(v)`,
      () => S`local v, w = ${e()}, ${e()} P(v, w)`,
      () => S`if ${e()} then P("then") elseif ${e()} then P("elseif") else P("else") end`,
      () => S`if not (${e()}) then P("not") end`,
      () => S`local n = 0 while (${e()}) and n < 2 do n = n + 1 end P(n)`,
      () => S`local n = 0 repeat n = n + 1 until ${e()} or n > 2 P(n)`,
      () => S`z = ${e()} P(z)`,
      () => S`return ${e()}`,
      () => S`P({${e()}, k = ${e()}}, (${e()}))`,
      () => S`P(({})[${e()} or 1], f(${e()}))`,
      () => S`x = x and ${e()} y = ${e()} or y P(x, y)`,
      () => S`P((${e()}) ~= nil, type(${e()}))`,
    ])();
  const value = () => r.pick(['nil', 'false', 'true', '0', '1', '2', '"q"']);
  return [
    S`T(function(...) local x, y, z, s = ${value()}, ${r.int(0, 5)}, ${value()}, "st" local function f(a) P("f", a) return a end`,
    ...r.times(r.int(1, 5), () => S`do ${uses()} end`),
    S`end, ${value()}, 2)`,
  ];
}

/** Lists of values with nils among them. */
function holes(g) {
  const { r } = g;
  const f = g.scope.fresh('h');
  const unpack = g.d === '5.2' ? 'table.unpack' : 'unpack';
  const value = () => r.pick([() => E`nil`, () => E`nil`, () => E`false`, () => any(g, 1), () => E`${r.int(0, 9)}`])();
  const values = (low = 0) => r.times(r.int(low, 6), value);
  const use = () =>
    r.pick([
      () => S`P(${f}(${values()}))`,
      () => S`P((${f}(${values()})))`,
      () => S`P(${f}(${values()}), ${f}(${values()}))`,
      () => S`P(select("#", ${f}(${values()})), select(${r.int(1, 4)}, ${f}(${values()})))`,
      () => S`P(select(-${r.int(1, 3)}, ${f}(${values(3)})))`,
      () => S`local a, b, c = ${f}(${values()}) P(a, b, c)`,
      () => S`local a, b, c = 1, ${f}(${values()}) P(a, b, c)`,
      () => S`P(pcall(${[E`${f}`, ...values()]}))`,
      () => S`P(coroutine.wrap(function(...) coroutine.yield(...) end)(${values(1)}))`,
      () => S`P(coroutine.resume(coroutine.create(${f}), ${values(1)}))`,
      () => S`P(${unpack}({${values()}}, 1, ${r.int(0, 6)}))`,
      () => S`P(${unpack}({n = 3, nil, 2, nil}, ${r.int(-1, 3)}, ${r.int(0, 5)}))`,
      () => S`P((function(a, ...) local b, c = ... return c, b, a, select("#", ...) end)(${values()}))`,
      () => S`P((function(...) local t = {...} return t[1], t[2], t[3], select("#", ...) end)(${values()}))`,
      () => S`P((function(...) return ..., select("#", ...) end)(${values()}))`,
      () =>
        S`P((function(...) local function g(...) return select("#", ...), ... end return g(nil, ...) end)(${values()}))`,
      () => S`P((function(...) for i = 1, select("#", ...) do P(i, (select(i, ...))) end end)(${values()}))`,
      () => S`P(({${values()}})[${r.int(1, 6)}])`,
      () => S`P(math.max(${r.times(r.int(1, 4), () => num(g, 1))}))`,
      () => S`P(string.char(${r.times(r.int(0, 4), () => r.int(60, 90))}), ${f}(("abc"):byte(1, -1)))`,
      ...(g.d === '5.1' ? [] : [() => S`P(xpcall(${[E`${f}`, E`S`, ...values()]}))`]),
      ...(g.d === '5.2' ? [() => S`local t = table.pack(${values()}) P(t.n, table.unpack(t, 1, t.n))`] : []),
    ])();
  return [
    S`local function ${f}(...) ${r.pick(['return ...', 'return nil, ...', 'return ..., nil', 'local a, b = ... return b, a', 'return select("#", ...), ...', 'return (...), ...', 'if ... then return ... end', 'return select(2, ...)', 'local t = {n = select("#", ...), ...} return t.n, t[1], t[t.n]'])} end`,
    ...r.times(r.int(2, 6), () => S`T(function() ${use()} end)`),
  ];
}

function chains(g) {
  const { r } = g;
  const o = g.scope.fresh('ch');
  const argument = () =>
    r.pick([
      () => E`(${num(g, 1)})`,
      () => E`${literal(r, g.d)}`,
      () => E`{${r.int(0, 9)}}`,
      () => E`()`,
      () => E`(${str(g, 1)}, ${any(g, 1)})`,
      () => E`[[x]]`,
    ])();
  const link = () =>
    r.weighted([
      [5, () => E`:add${argument()}`],
      [3, () => E`:get${argument()}`],
      [2, () => E`.sub`],
      [1, () => E`["sub"]`],
      [1, () => E`.list[${r.int(1, 3)}]`],
      [1, () => E`:none${argument()}`],
      [1, () => E`.value`],
      [1, () => E`:fail${argument()}`],
      [0.5, () => E`\n`],
    ])();
  const strings = () =>
    r.pick([
      ':rep(2)',
      ':upper()',
      ':sub(2)',
      ':sub(-3, -2)',
      ':reverse()',
      ':gsub("%w", "%0%0")',
      ':len()',
      ':byte()',
      ':format(1)',
      ':nope()',
      ':find("a")',
      ':match("%a+")',
      '.x',
      ':lower()',
      ':rep(0)',
    ]);
  const use = () =>
    r.pick([
      () => S`return ${o}${r.times(r.int(1, 6), link).map(String).join('')}`,
      () => S`local v = ${o}${r.times(r.int(1, 4), link).map(String).join('')} return v`,
      () => S`return (${str(g, 1)})${r.times(r.int(1, 4), strings).join('')}`,
      () => S`${o}${r.times(r.int(0, 3), link).map(String).join('')}.value = ${any(g, 1)}`,
      () => S`${o}:add(1)`,
    ])();
  return [
    S`local ${o} = {value = 0, list = {1, "two"}}`,
    S`${o}.sub = ${r.pick([o, `{value = 5, add = function(s, v) return ${o} end}`, `setmetatable({}, {__index = ${o}})`])}`,
    S`function ${o}:add(v) P("add", type(v)) ${r.pick(['self.value = self.value + 1', 'self.last = v', ''])} return ${r.pick(['self', 'self', 'self, v', 'self.sub'])} end`,
    S`function ${o}:get(v) return ${r.pick(['self.value', 'v', 'self, v', 'type(v)'])} end`,
    S`function ${o}:fail(v) error(${r.pick(['"fail"', '"fail", 2', '{}', 'v'])}) end`,
    ...r.times(r.int(2, 5), () => S`T(function() ${use()} end)`),
    S`P(${o}.value)`,
  ];
}

/** Errors that pass many protected calls, and stacks that end. */
function protectedDepth(g) {
  const { r } = g;
  const f = g.scope.fresh('deep');
  const n = r.pick([1, 5, 30, 80]);
  return r.pick([
    () => [
      S`local function ${f}(n) if n == 0 then error(${r.pick(['"bottom"', '{1}', 'nil', '"b", 2', 'setmetatable({}, {__tostring = function() return "E" end})'])}) end local ok, e = pcall(${f}, n - 1) ${r.pick(['error(e, 0)', 'error(e)', 'return ok, e', 'if n % 2 == 0 then error(e, 2) end return e'])} end`,
      S`P(pcall(${f}, ${r.pick([1, 2, 3, n])}))`,
    ],
    () => [
      S`local function ${f}(n) if n == 0 then return nothing.x end return ${f}(n - 1) + 1 end`,
      S`P(pcall(${f}, ${n}))`,
      S`P(select(2, xpcall(function() return 1 + ${f}(${r.pick([1, 3, 10, 30])}) end, debug.traceback)))`,
    ],
    () => [
      S`local function ${f}(n) return 1 + ${f}(n + 1) end`,
      S`P((pcall(${f}, 1)), (tostring(select(2, pcall(${f}, 1))):find("stack" .. " overflow")) ~= nil)`,
    ],
    () => [
      S`local function ${f}(n) if n == 0 then return ${any(g, 1)} end return coroutine.wrap(${f})(n - 1) end`,
      S`T(${f}, ${r.pick([1, 3, 20])})`,
    ],
    () => [
      S`local function ${f}(n) if n == 0 then error("in") end local co = coroutine.create(${f}) local ok, e = coroutine.resume(co, n - 1) P(n, ok, e, coroutine.status(co)) error(e, 0) end`,
      S`T(${f}, ${r.pick([1, 2, 5])})`,
    ],
    () => [
      S`local ${f} = setmetatable({}, {__index = function(t, k) if k > ${n} then error("end " .. k) end return t[k + 1] end})`,
      S`T(function() return ${f}[1] end)`,
    ],
    () => [
      S`T(function() local ok, e = xpcall(function() local ok, e = xpcall(function() error("a", ${r.int(0, 2)}) end, function(m) return {S(m)} end) error(e${r.pick(['', ', 2', '[1]', '[1], 0'])}) end, function(m) return "outer", m end) return ok, e end)`,
    ],
  ])();
}

function shadows(g) {
  const { r } = g;
  const x = r.pick(
    [
      'x',
      'y',
      'self',
      'i',
      'print',
      'string',
      'arguments',
      'eval',
      'this',
      'class',
      'var',
      'null',
      '_ENV1',
      '__proto__',
      'constructor',
      'yield',
      'await',
      '$v',
      'undefined',
    ].filter((n) => n !== '$v'),
  );
  const body = () =>
    r.pick([
      () => S`local ${x} = ${any(g, 1)} P(${x})`,
      () => S`local ${x} = ${x} P(${x} == nil, type(${x}))`,
      () => S`do local ${x} = 1 do local ${x} = ${x} + 1 P(${x}) end P(${x}) end`,
      () => S`local function ${x}(${x}) return ${x} end P(type(${x}), ${x}(2))`,
      () => S`for ${x} = 1, 2 do local ${x} = ${x} * 2 P(${x}) end`,
      () => S`for ${x}, ${x}2 in ipairs({7}) do P(${x}, ${x}2) ${x} = 3 P(${x}) end`,
      () => S`local ${x}, ${x} = 1, 2 P(${x})`,
      () => S`local t = {${x} = 1, [${quote(r, x, g.d)}] = 2} P(t.${x}, t) t.${x} = nil P(next(t))`,
      () =>
        S`local t = {} function t.${x}(...) return ... end function t:${x}2(${x}) return ${x} end P(t.${x}(1), t:${x}2(2))`,
      () => S`P((function(${x}, ${x}) return ${x} end)(1, 2))`,
      () => S`local a = function() return ${x} end local ${x} = 5 P(type(a()), ${x})`,
      () => S`repeat local ${x} = true until ${x} P(type(${x}))`,
      () => S`P(({${x} = {${x} = 1}}).${x}.${x})`,
      () => S`local ${x} = {} ${x}.${x} = ${x} P(${x}.${x}.${x} == ${x})`,
    ])();
  return [...r.times(r.int(1, 4), () => S`T(function() ${body()} end)`), ...block(g, 1)];
}
