/** Sources that are deep, long or wide beyond measure; and programs that run out of stack. */
import { list, value } from './values.mjs';

const rep = (s, n) => s.repeat(n);
const count = (n, f, join = '') => Array.from({ length: n }, (_, i) => f(i)).join(join);

/** One construct inside of itself `n` times. */
export const DEEP = [
  (n) => `return ${rep('(', n)}1${rep(')', n)}`,
  (n) => `return ${rep('{', n)}${rep('}', n)}`,
  (n) => `return ${rep('{x=', n)}1${rep('}', n)}`,
  (n) => `return ${rep('{[', n)}1${rep(']=1}', n)}`,
  (n) => `return ${rep('function() return ', n)}1${rep(' end', n)}`,
  (n) => `${rep('local function f(a) ', n)}${rep(' end', n)}`,
  (n) => `local x = 1 ${rep('local function f() x = x + 1 ', n)}${rep(' return f end', n)} return f`,
  (n) => `${rep('do ', n)}${rep(' end', n)}`,
  (n) => `local x ${rep('if x then ', n)}${rep(' end', n)}`,
  (n) => `local x ${rep('if x then else ', n)}${rep(' end', n)}`,
  (n) => `local x if x then ${rep(' elseif x then x = 1', n)} else x = 2 end return x`,
  (n) => `${rep('while x do ', n)}${rep(' end', n)}`,
  (n) => `${rep('repeat local x ', n)}${rep(' until true', n)}`,
  (n) => `${rep('for i = 1, 1 do ', n)}${rep(' end', n)}`,
  (n) => `${rep('for k in next, {} do ', n)}${rep(' end', n)}`,
  (n) => `return ${rep('not ', n)}nil`,
  (n) => `return ${rep('- ', n)}1`,
  (n) => `return ${rep('#', n)}"x"`,
  (n) => `local f = function() end return ${rep('f(', n)}${rep(')', n)}`,
  (n) => `local f f = function() return f end return f${rep('()', n)}`,
  (n) =>
    `local f = {} f.f = f function f:g() return f end return f${rep('.f', n)}, f${rep(':g()', n)}, f${rep('["f"]', n)}`,
  (n) => `local t = {1} return ${rep('t[', n)}1${rep(']', n)}`,
  (n) => `local f = function(x) return f end return f${rep('{}', n)}`,
  (n) => `local f f = function(x) return f end return f${rep('""', n)}`,
  (n) => `function a${rep('.b', n)}() end`,
  (n) => `return [${rep('=', n)}[x]${rep('=', n)}]`,
  (n) => `--[${rep('=', n)}[x]${rep('=', n)}] return 1`,
];

/** One construct after another. */
export const LONG = [
  (n) => `return ${count(n, () => '"x"', '..')}`,
  (n) => `local x = "a" return ${count(n, () => 'x', '..')}`,
  (n) => `return ${count(n, () => '1', '+')}`,
  (n) => `local x = 1 return ${count(n, () => 'x', '-')}`,
  (n) => `local x = 1 return ${count(n, () => 'x', '^')}`,
  (n) => `local x = 1 return ${count(n, () => '(x', '+')}${rep(')', n)}`,
  (n) => `local x = 1 return ${count(n, () => 'x', '<')}`,
  (n) => `local x = 1 return ${count(n, () => 'x', '==')}`,
  (n) => `local x = 1 return ${count(n, () => 'x', ' and ')}`,
  (n) => `local x return ${count(n, () => 'x', ' or ')}`,
  (n) => `local x = 1 return ${count(n, (i) => (i % 2 ? 'x' : 'not x'), ' and x or ')}`,
  (n) => `local x = 1 return x * ${count(n, (i) => `x ${i % 3 ? '+' : '%'} x`, ' * ')}`,
  (n) => count(n, (i) => `local a${i} = ${i}`, '\n'),
  (n) => `local ${count(n, (i) => `a${i}`, ',')} = 1`,
  (n) => `return ${count(n, (i) => `a${i}`, ',')}`,
  (n) => `${count(n, (i) => `a${i}`, ',')} = 1`,
  (n) => count(n, (i) => `a${i} = ${i}.5`, ' '),
  (n) => count(n, (i) => `::l${i}::`, ' '),
  (n) => `do ${count(n, (i) => `goto l${i} ::l${i}::`, ' ')} end`,
  (n) => `${count(n, (i) => `goto l${i}`, ' ')} ${count(n, (i) => `::l${n - i - 1}::`, ' ')}`,
  (n) => `for i = 1, 3 do ${count(n, () => 'if i == 9 then goto continue end', ' ')} ::continue:: end`,
  (n) => `return {${count(n, (i) => `${i}`, ',')}}`,
  (n) => `return {${count(n, (i) => `k${i}=${i}`, ';')}}`,
  (n) => `return {${count(n, (i) => `"s${i}"`, ',')}}`,
  (n) => `return {${count(n, (i) => `function() return ${i} end`, ',')}}`,
  (n) => `return #{${count(n, (i) => `{x=${i}}`, ',')}}`,
  (n) => `local f = select return f("#", ${count(n, (i) => `${i}`, ',')})`,
  (n) => `local function f(${count(n, (i) => `p${i}`, ',')}) return p0 end return f(${count(n, (i) => `${i}`, ',')})`,
  (n) =>
    `${count(Math.min(n, 190), (i) => `local u${i} = ${i}`, ' ')} return function() return ${count(n, (i) => `u${i % 190}`, '+')} end`,
  (n) => `${count(Math.ceil(n / 100), (i) => `do local u${i} = 1 function f${i}() u${i} = u${i} + 1 end end`, ' ')}`,
  (n) => `return ${rep('9', n)}`,
  (n) => `return 0x${rep('f', n)}, 0.${rep('0', n)}1, 1e${rep('9', n)}, 0x1p${rep('9', n)}`,
  (n) => `return "${rep('x', n)}"`,
  (n) => `return "${rep('\\255\\n\\z  ', n)}"`,
  (n) => `return [[${rep(']\n', n)}]]`,
  (n) => `local ${rep('x', n)} = 1 return ${rep('x', n)}, ${rep('y', n)}, t.${rep('z', n)}`,
  (n) => `--${rep('x', n)}\nreturn 1`,
  (n) => `${rep('\n', n)} error("x")`,
  (n) => `${rep(';', n)} return 1`,
  (n) => rep('x = 1 ', n),
  (n) => `local t = {} ${count(n, (i) => `t.x${i} = t.x${i + 1}`, ' ')} return t`,
  (n) => `local function f(...) return ... end ${count(n, () => 'f(f(1, 2))', ' ')}`,
  (n) => `if x then ${count(n, (i) => `x = ${i}`, ' ')} else ${count(n, (i) => `y = ${i}`, ' ')} end`,
  (n) => `while true do ${count(n, (i) => `x = ${i} + (x or 0)`, ' ')} break end`,
  (n) => rep('return ', n),
  (n) => rep('function ', n),
  (n) => rep('a.', n),
  (n) => rep('local x = function(', n),
];

const SIZES = [10, 60, 150, 198, 199, 200, 201, 202, 250, 256, 260, 1000, 3000, 10_000, 30_000, 100_000];

export function nesting(r) {
  const f = r.pick(r.chance(0.5) ? DEEP : LONG);
  const n = r.chance(0.02) ? 250_000 : r.chance(0.2) ? r.int(1, 500) : r.pick(SIZES);
  return f(n);
}

/** Goes down to the end of the stack and makes calls on the way back, where there is next to none. */
export function exhaustion(r, { paths, dialect }) {
  const calls = r.times(r.int(1, 4), () => {
    const f = r.chance(0.6) ? r.pick(paths) : 'T';
    return r.pick([
      () => `T(${f}, ${list(r, 4)})`,
      () => `C(${f}, ${list(r, 4)})`,
      () => `T(function() return (${value(r)}) ${r.pick(['+', '..', '<', '=='])} ${value(r)} end)`,
      () => 'T(loadstring or load, "local a = ... return function() return a, tostring(1) end")',
      () => 'T(loadstring or load, "return )")',
      () => 'T(string.format, "%5.2f %q %s %x", 1.5, "x", {}, 255)',
      () => 'T(string.gsub, "hello world", "(%w+) (%w+)", "%2 %1")',
      () => 'T(string.find, "a.b-c", "[%.%-](.)")',
      () =>
        'T(tonumber, "0x1p4") T(tonumber, "nan") T(tonumber, "0b1") T(tonumber, "1e400") T(tonumber, "12345678901234567890123")',
      () => 'T(tostring, 1e100) T(tostring, 0.1) T(tostring, 2^63) T(tostring, -1e-7)',
      () => 'T(os.date) T(os.date, "*t") T(os.time)',
      () => 'T(io.open, "data", "rb") T(io.open, "no/file") T(function() return H.file():read("*n", "*l") end)',
      () => 'T(require, "no.such.module")',
      () => 'T(debug.traceback) T(debug.getinfo, 1) T(debug.getinfo, T, "L")',
      () => 'T(error, {}) T(error, "x", 2) T(setmetatable, {}, {__mode = "k"})',
      () => 'C(function() coroutine.yield(1) local t = nil; t.x = 1 end)',
      () => 'T(H.jsfunction, 1, "x", {}) T(H.jsthrower) T(function() return H.jsobject.x, H.jsmap.a end)',
      () => 'T(string.dump, T) T(string.upper, ("a\\255"):rep(99)) T(string.lower, ("A\\255"):rep(99))',
      () => 'T(table.sort, {3, 1, 2, 5, 4}) T(table.concat, {1, 2.5, "x"}, ",") T(next, {x = 1})',
      () => 'T(print, 1, {}, "x") T(io.write, 1.5) T(string.rep, "x", 100)',
    ])();
  });
  const dive = r.pick([
    'function dive(n) pcall(dive, n + 1) after() end',
    'function dive(n) local t = setmetatable({}, {__index = function(t, k) return dive(n + 1) end}) pcall(function() return t.x end) after() end',
    'function dive(n) pcall(string.gsub, "x", ".", function() dive(n + 1) end) after() end',
    'function dive(n) pcall(coroutine.wrap(function() dive(n + 1) end)) after() end',
    'function dive(n) xpcall(function() dive(n + 1) end, function(m) after() return m end) after() end',
    'function dive(n, ...) pcall(dive, n + 1, n, ...) after() end',
    'function dive(n) pcall(table.sort, {1, 2}, function() dive(n + 1) end) after() end',
    'function dive(n) pcall(H.jscall, function() dive(n + 1) end) after() end',
    `function dive(n) pcall(${dialect === '5.1' ? 'loadstring' : 'load'}("local d, n = ... d(n + 1)"), dive, n) after() end`,
  ]);
  const levels = r.pick([10, 40, 120]);
  return [
    'local dive',
    'local calls = 0',
    'local function after()',
    `  calls = calls + 1 if calls > ${levels} then return end`,
    ...calls.map((c) => `  ${c}`),
    'end',
    dive,
    'pcall(dive, 1)',
    'H.note(calls)',
  ].join('\n');
}
