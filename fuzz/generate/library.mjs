/** Pieces about the libraries: texts at their edges, numbers as texts, lists. */
import { E, S } from '../lib/tree.mjs';
import { any, ceil, number, solid, str } from './expressions.mjs';
import { literal, numeral, pattern, quote, rawString, replacement } from './text.mjs';

export const library = (g) =>
  g.r.weighted([
    [2, texts],
    [2, matching],
    [2, formats],
    [2, numbers],
    [2, coercions],
    [2, lists],
    [1, sorts],
    [1, loads],
  ])(g);

const many = (g, low, high, make) => g.r.times(g.r.int(low, high), () => S`T(function() ${make()} end)`);

const POSITIONS = [
  '0',
  '1',
  '2',
  '3',
  '-1',
  '-2',
  '-3',
  '10',
  '-10',
  '1.5',
  '-0.5',
  '"2"',
  'nil',
  '2^31',
  '-2^31',
  '2^53',
  '1e9',
  '2.999',
];

function texts(g) {
  const { r } = g;
  const p = () => r.pick(POSITIONS);
  const s = () => literal(r, g.d);
  return many(g, 2, 6, () =>
    r.pick([
      () => E`return (${s()}):sub(${p()}, ${p()})`,
      () => E`return (${s()}):sub(${p()})`,
      () => E`return (${s()}):byte(${p()})`,
      () => E`return (${s()}):byte(${p()}, ${r.pick(['-1', '3', '5', '0', 'nil'])})`,
      () => E`return (${s()}):rep(${r.pick(['0', '-1', '1', '2.7', '"3"', '5', '-2^31', 'nil'])})`,
      () => E`return (${s()}):len(), #${s()}, (${s()}):reverse()`,
      () =>
        E`return string.char(${r.times(r.int(0, 3), () => r.pick(['65', '0', '255', '256', '-1', '"66"', '1.5', '1e10', 'nil']))})`,
      () => E`return (${s()}):upper(), (${s()}):lower()`,
      () => E`return (${s()}):find(${s()}, ${p()}, true)`,
      () => E`return (${s()}):find("", ${p()})`,
      () => E`return ${s()} < ${s()}, ${s()} <= ${s()}, ${s()} == ${s()}`,
      () => E`return (${r.pick(['5', '1.5', '-0', '1e100', '2^53'])} .. ""):rep(2)`,
      () =>
        E`return string.${r.pick(['len', 'upper', 'rep', 'byte', 'sub', 'reverse', 'format', 'find', 'gsub', 'char', 'match', 'gmatch'])}(${r.times(r.int(0, 3), () => r.pick([s, () => E`nil`, () => E`5`, () => E`{}`])())})`,
      ...(g.d === '5.1' ? [] : [() => E`return (${s()}):rep(${r.int(-1, 3)}, ${s()})`]),
    ])(),
  );
}

function matching(g) {
  const { r } = g;
  const s = () => (r.chance(0.7) ? literal(r, g.d) : E`(${str(g, 1)})`);
  const p = () => E`${quote(r, pattern(r), g.d)}`;
  return many(g, 2, 6, () =>
    r.pick([
      () =>
        E`local out = {} for a, b, c in (${s()}):gmatch(${p()}) do out[#out + 1] = S(a) .. S(b) .. S(c) if #out > 20 then break end end return out`,
      () => E`return (${s()}):find(${p()}, ${r.pick(POSITIONS)})`,
      () => E`return (${s()}):match(${p()}, ${r.pick(POSITIONS)})`,
      () =>
        E`return (${s()}):gsub(${p()}, ${quote(r, replacement(r), g.d)}, ${r.pick(['0', '1', '2', '-1', 'nil', '1.9', '"1"'])})`,
      () =>
        E`return (${s()}):gsub(${p()}, function(...) P(...) return ${r.pick(['...', 'nil', 'false', '1', '"<" .. S((...)) .. ">"', 'true', '{}'])} end)`,
      () =>
        E`return (${s()}):gsub(${p()}, setmetatable({a = "A", [1] = "one"}, {__index = function(t, k) return ${r.pick(['k', 'nil', 'false', '"?"', '{}'])} end}))`,
      () => E`return (${s()}):gsub("", ${quote(r, r.pick(['-', '', '%0.', '<%1>']), g.d)})`,
      () => E`return (${s()}):gsub("^%s*(.-)%s*$", "[%1]")`,
      () => E`return (${s()}):match("^(%w+)%s*=%s*(.*)$")`,
      () => E`return (${s()}):find("()" .. ${p()} .. "()")`,
      () => E`return (${s()}):gsub("(.)(.?)", "%2%1")`,
      () => E`return (${s()}):gsub("%f[%w]%w+", string.${r.pick(['upper', 'len', 'reverse', 'byte', 'rep'])})`,
    ])(),
  );
}

const CONVERTED = [
  '0',
  '-0',
  '1',
  '-1',
  '0.1',
  '1/3',
  '2/3',
  '1e15',
  '123456789012345',
  '1e16',
  '-1e15',
  '1e100',
  '1e-5',
  '5e-324',
  '1.7976931348623157e308',
  '2^53',
  '2^63',
  '-2^63',
  '2^31',
  '0.5',
  '1.5',
  '2.5',
  '-0.5',
  '99.95',
  '9.995',
  '1e5',
  '123456.789',
  'math.huge',
  '-math.huge',
  '3.7',
  '-3.7',
  '"12"',
  '"0x1F"',
  '" 7 "',
  '1e20',
  '-1e20',
  '0x7fffffff',
  '255',
];

function formats(g) {
  const { r } = g;
  const flags = () => r.pick(['', '', '-', '0', '+', ' ', '#', '-+', '+0', '# ']);
  const width = () => r.pick(['', '', '5', '10', '1', '20', '08']);
  const precision = () => r.pick(['', '', '.0', '.1', '.3', '.10', '.', '.17', '.20']);
  return many(g, 2, 6, () =>
    r.pick([
      () =>
        E`return ("%${flags()}${width()}${precision()}${r.pick(['g', 'f', 'e', 'G', 'E'])}|"):format(${r.pick(CONVERTED)})`,
      () =>
        E`return ("%${flags()}${width()}d|%${width()}i"):format(${r.pick(CONVERTED.filter((c) => !/e100|e308|huge|e20|63/.test(c)))}, ${r.int(-999, 999)})`,
      () =>
        E`return ("%${flags()}${width()}${precision()}${r.pick(['d', 'x', 'X', 'o'])}|"):format(${r.int(0, 100000)})`,
      () =>
        E`return ("%${r.pick(['', '-'])}${width().replace(/^0/, '')}${precision()}s|"):format(${r.pick([() => literal(r, g.d), () => E`${r.pick(CONVERTED)}`, () => E`${r.pick(['nil', 'true', 'false'])}`])()})`,
      () => E`return ("%q"):format(${literal(r, g.d)})`,
      () =>
        E`return ("%5.1f|%-8s|%03d|%x|%c|%%|%5s"):format(${r.pick(CONVERTED)}, ${literal(r, g.d)}, ${r.int(-20, 2000)}, ${r.int(0, 70000)}, ${r.int(1, 127)}, ${r.int(0, 99)})`,
      () =>
        E`return ("${r.pick(['%s %s', '%d', '%5', '%', '%y', '%s%', '%-', '%.f', '%.s', '%5.2q', '%3%', '%#x', '%+d', '% d', '%05d'])}"):format(${r.times(r.int(0, 2), () => r.pick(['1', '"a"', 'nil', '{}', '-5', '"9"', '2.5']))})`,
      () => E`return ("%s"):rep(${r.int(1, 4)}, ${quote(r, rawString(r), g.d)}):format(1, "b", nil, {} ~= nil)`,
    ])(),
  );
}

function numbers(g) {
  const { r } = g;
  const mantissa = () =>
    r.pick([
      () => `${r.int(1, 99999)}`,
      () => `${r.int(0, 9)}.${r.int(0, 99999999)}`,
      () => `0.${'0'.repeat(r.int(0, 6))}${r.int(1, 9999)}`,
      () => `${r.int(1, 999999999)}${r.int(100000, 999999)}`,
      () => `${r.next()}${r.next()}`,
    ])();
  const value = () =>
    r.pick([
      () => `${mantissa()}`,
      () => `${mantissa()}e${r.int(-30, 30)}`,
      () => `${mantissa()}e${r.int(-320, 300)}`,
      () => `${r.int(1, 99)} / ${r.int(1, 99)}`,
      () => `-${mantissa()}`,
      () => `2 ^ ${r.int(-80, 80)}`,
      () => `10 ^ ${r.int(0, 15)}`,
      () => number(g).toString(),
    ])();
  return many(g, 2, 6, () =>
    r.pick([
      () => E`return ${value()}, tostring(${value()}), ${value()} .. ""`,
      () => E`X(${value()})`,
      () => E`X(${value()} ${r.pick(['+', '-', '*', '/'])} ${value()})`,
      () =>
        E`return math.floor(${value()}), ${ceil(g, value())}, (${value()}) % ${r.pick(['1', '7', '-3', '0.5', '1e10', 'math.huge', '-math.huge', '0'])}`,
      () => E`return math.modf(${value()})`,
      () => E`return math.fmod(${value()}, ${value()})`,
      () =>
        E`return tonumber(tostring(${value()})) == ${value()}, tonumber(("%.17g"):format(${value()})) == ${value()}`,
      () => E`return ${value()} < ${value()}, ${value()} == ${value()}`,
      () => E`return math.frexp(${value()})`,
      () => E`return math.ldexp(${value()}, ${r.int(-60, 60)})`,
      () => E`return ("%.14g|%.3f|%g"):format(${value()}, ${value()}, ${value()})`,
      () =>
        E`local n = 0 for i = ${value()}, ${value()}, ${value()} do n = n + 1 P(i) if n > 3 then break end end return n`,
      () => E`return tonumber("${value().replaceAll(' ', '')}"), tonumber("${mantissa()}", ${r.int(2, 36)})`,
      () => E`return math.max(${value()}, ${value()}), math.min(${value()}, ${value()}), math.abs(${value()})`,
    ])(),
  );
}

function coercions(g) {
  const { r } = g;
  const s = () =>
    r.chance(0.5)
      ? E`${quote(r, numeral(r), g.d)}`
      : E`${r.pick(['"10"', '" 3 "', '"0x10"', '"1e2"', '"abc"', '""', '"5"', "'-2'", '"1e"', '"0x"', '".5"', '"5."', '" "', '"1 2"', '"\\n4\\t"'])}`;
  const n = () => r.pick([() => E`${r.int(0, 9)}`, s, () => E`x`, () => E`y`])();
  return [
    S`do local x, y = ${s()}, ${s()}`,
    ...many(g, 2, 6, () =>
      r.pick([
        () => E`return ${n()} ${r.pick(['+', '-', '*', '/', '%', '^'])} ${n()}`,
        () => E`return -${n()}`,
        () => E`return ${n()} ${r.pick(['<', '<=', '>', '>='])} ${n()}`,
        () => E`return ${n()} == ${n()}, ${n()} ~= ${n()}`,
        () => E`return ${n()} .. ${n()} .. ${r.int(0, 9)} .. ""`,
        () => E`for i = ${n()}, ${n()} do P(i) if i > 3 then break end end`,
        () => E`for i = 1, 2, ${n()} do P(i) end`,
        () => E`return math.${r.pick(['floor', 'abs', 'max', 'sqrt'])}(${n()}), ${ceil(g, n())}`,
        () => E`return ("abc"):sub(${n()}), ("x"):rep(${n()} % 5)`,
        () => E`return ({10, 20, 30})[${n()}]`,
        () => E`local t = {} t[${n()}] = 1 return t[${n()}], t`,
        () => E`return tonumber(${n()}), tonumber(${n()}, ${r.pick(['10', '16', '2', '36'])})`,
        () => E`return #${s()} + ${n()}`,
        // Numbers beyond the integers of C are converted as the processor likes.
        () =>
          E`return select(${r.pick(['1', '"2"', '" 3 "', '-1', '"-1"', '0', '"x"', '2.9', '4', '-4'])}, "a", "b", "c")`,
        () => E`return string.format("%d %s", ${n()}, ${n()})`,
        () => E`local a = ${n()} a = a + 1 a = a .. "" return a, a * 2`,
        ...(g.d === 'luajit' ? [() => E`return bit.bor(${n()}, 1), bit.lshift(1, ${n()})`] : []),
        ...(g.d === '5.2' ? [() => E`return bit32.bor(${n()}, 1), bit32.lshift(1, ${n()})`] : []),
      ])(),
    ),
    S`end`,
  ];
}

function lists(g) {
  const { r } = g;
  const t = g.scope.fresh('l');
  const unpack = g.d === '5.2' ? 'table.unpack' : 'unpack';
  const at = () =>
    r.pick(['0', '1', '2', '#T', '#T + 1', '#T + 2', '-1', '1.5', '"1"', 'nil', '{}']).replace('#T', `#${t}`);
  const position = () => r.pick(['1', `math.min(2, #${t} + 1)`, `math.max(1, #${t})`, `#${t} + 1`]);
  const value = () => solid(g, r.pick(['num', 'str']), 1);
  return [
    S`local ${t} = {${r.times(r.int(0, 5), value)}}`,
    ...many(g, 3, 8, () =>
      r.pick([
        () => E`table.insert(${t}, ${position()}, ${value()}) return #${t}`,
        () => E`return table.insert(${t}, ${value()})`,
        () => E`return table.remove(${t}, ${r.chance(0.8) ? `math.min(${position()}, #${t})` : at()})`,
        () => E`return table.remove(${t})`,
        () =>
          E`return table.concat(${t}, ${r.pick(['","', '", "', '""', '1', 'nil'])}, ${r.pick(['1', '2', 'nil', '"1"'])}, ${r.pick([`#${t}`, '2', '0', `#${t} + 1`])})`,
        () => E`return ${unpack}(${t}, ${r.pick(['1', '2', '0', '-1'])}, ${r.pick(['1', '3', `#${t}`, '0'])})`,
        () => E`${t}[#${t} + 1] = ${value()} return #${t}`,
        () => E`${t}[#${t}] = nil return #${t}`,
        () => E`for i, v in ipairs(${t}) do P(i, v) if i == 2 then ${t}[i] = v .. "!" end end`,
        () => E`for i = #${t}, 1, -1 do if i % 2 == 0 then table.remove(${t}, i) end end return #${t}`,
        () => E`local s = 0 for _, v in ipairs(${t}) do s = s + (tonumber(v) or 1) end return s`,
        // A copy: it may get holes.
        () => E`return table.insert(${[E`{1, 2}`, ...r.times(r.int(0, 3), at)]})`,
        () => E`local c = {} for k, v in pairs(${t}) do c[#c + 1] = k end return c`,
        () => E`return rawequal(${t}, ${t}), next(${t}), rawget(${t}, 1), select("#", ${unpack}(${t}))`,
        () => E`return #{${r.times(r.int(0, 4), value)}}, #{n = 1, ${r.times(r.int(1, 3), value)}}`,
        ...(g.d === '5.2' ? [] : [() => E`return table.maxn(${t}), table.maxn({[1.5] = 1, [${r.int(1, 20)}] = 2})`]),
        ...(g.d === 'luajit'
          ? [() => E`return table.move(${t}, 1, math.min(${r.int(0, 3)}, #${t}), math.min(${r.int(1, 4)}, #${t} + 1))`]
          : []),
        ...(g.d === '5.2'
          ? []
          : [
              () =>
                E`table.foreach({${value()}}, P) return table.foreachi({${r.times(r.int(0, 3), value)}}, function(i, v) P(i, v) ${r.pick(['', 'if i == 2 then return v end'])} end)`,
            ]),
      ])(),
    ),
    S`P(#${t}, ${t})`,
  ];
}

function sorts(g) {
  const { r } = g;
  const t = g.scope.fresh('so');
  const n = r.pick([0, 1, 2, 3, 5, 8, 13, 20, 40]);
  const words = r.chance(0.3);
  const items = r.times(n, () => (words ? quote(r, rawString(r), g.d) : `${r.int(0, 30)}`));
  return [
    S`local ${t} = {${items.join(', ')}}`,
    S`local ${t}n = 0`,
    S`T(table.sort, ${t}, function(a, b) ${t}n = ${t}n + 1 ${r.pick(['return a < b', 'return a > b', 'return S(a) < S(b)', 'return #S(a) < #S(b)', 'return tostring(a) > tostring(b)', 'if S(a) == "7" then error("seven") end return a < b', `if ${t}n > 5 then return nil end return a < b`, 'return false', 'return a < b, "more"', 'return a < b or nil'])} end)`,
    S`P(${t}n, ${t})`,
    S`T(table.sort, ${t})`,
    S`P(${t})`,
    ...(r.chance(0.3)
      ? [S`T(table.sort, {3, ${r.pick(['"x"', '{}', 'true', '2'])}, 1${r.chance(0.5) ? ', 2' : ''}})`]
      : []),
    ...(r.chance(0.3)
      ? [S`T(table.sort, {${r.times(r.int(2, 4), () => r.int(0, 9))}}, ${r.pick(['5', '"x"', '{}', 'nil'])})`]
      : []),
  ];
}

function loads(g) {
  const { r } = g;
  const f = g.scope.fresh('ld');
  const loader = g.d === '5.2' ? 'load' : 'loadstring';
  const code = r.pick([
    'return 1, ...',
    'local a <const> = 1',
    'return',
    'x = = 1',
    'for',
    'return "\\\\q"',
    'return (...)',
    '#!shebang\\nreturn 1',
    'local function f() return f end return type(f())',
    'return 1 2',
    'f(',
    "return 'abc",
    'return [[x',
    '--[[ never',
    'a.b:c = 1',
    'local t = {1, 2; 3} return #t',
    'return 0x, 1',
    'return 3..2',
    'return 1 .. 2',
    'break',
    'return ...; ;',
    'local x = 5; return x;',
    ';',
    'return function() end ~= nil',
    'a = 1 b = 2 return a + b',
    'return -2 ^ 2, 2 ^ 3 ^ 2, not nil == true, 1 .. 2 == "12"',
    'local a, b, c = (function() return 1, 2, 3 end)() return a, b, c',
    'return ((function(...) return ... end)(1, 2))',
    'f\\n(1)',
    'local a = {}\\n(a).x = 1',
    '(f)',
    'a.b',
    'return return',
    'if x then else elseif y then end',
    'local function a.b() end',
    'function a:b.c() end',
    'x, y',
    'x, y()  = 1',
    'f() = 1',
    '(x) = 1',
    'local ... = 1',
    'return function(a, ..., b) end',
    'return function(..., a) end',
    'for i do end',
    'for i = 1 do end',
    'for i, j = 1, 2 do end',
    'for 1 = 1, 2 do end',
    'for a.b in c do end',
    'local x = }',
    'return {a = }',
    'return {[1] 2}',
    'return a..',
    'return not',
    'until x',
    'end',
    'repeat local x = 1 until x == 1 return x',
    'while true do',
    'do do end',
    'goto = 1 return goto',
  ]);
  const reader = r.pick([
    () => E`function() return nil end`,
    () =>
      E`(function() local parts = {"return ", "1", " + ", "2"} local i = 0 return function() i = i + 1 return parts[i] end end)()`,
    () =>
      E`(function() local i = 0 return function() i = i + 1 if i == 1 then return "return 5" elseif i == 2 then return ${r.pick(['""', 'nil', '5', '{}', 'error("reader")', 'true'])} end end end)()`,
    () => E`function() error(${r.pick(['"r"', '{}', 'nil'])}) end`,
    () => E`coroutine.wrap(function() coroutine.yield("return ") coroutine.yield("7") end)`,
  ])();
  return [
    S`local ${f}, ${f}e = ${loader}("${code}", "${r.pick(['=n', '@n', 'n', '=' + 'n'.repeat(80), '@' + 'p/'.repeat(45), 'line\\nsecond', '', '=', '@'])}")`,
    S`P(${f} ~= nil, ${f}e)`,
    S`if ${f} then T(${f}, ${any(g, 1)}, 2) end`,
    ...(r.chance(0.4) ? [S`${f}, ${f}e = load(${reader}, "=r") P(${f} ~= nil, ${f}e) if ${f} then T(${f}) end`] : []),
  ];
}
