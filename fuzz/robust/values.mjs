/** Hostile values, as Lua expressions. `H` is the table of helpers of prelude.lua, `R` the results of former calls. */

const NUMBERS = [
  ...['0', '-0', '1', '-1', '2', '3', '4', '7', '0.5', '-0.5', '1.5', '10', '16', '36', '37', '63', '64', '-63'],
  ...['127', '128', '199', '200', '255', '256', '-255', '8000', '65536', '1e6', '1e7', '1e15', '1e300', '1e-320'],
  ...['2^31', '2^31-1', '2^31+1', '-2^31', '-2^31-1', '2^32', '2^32-1', '2^53', '2^53+1', '-2^53', '2^63', '-2^63'],
  ...['2^64', '1/0', '-1/0', '0/0', '-(0/0)', '1e308', '-1e308', '123456789012', '2^26', '2^27', '2^29', '2^30'],
];

const STRINGS = [
  ...['""', '"0"', '"x"', '"abc"', '"a b c"', '"\\0"', '"a\\0b"', '"\\255\\254"', '"\\128"', '"10"', '"-1"', '"0x10"'],
  ...['"0x"', '" 1 "', '"1e"', '"1e5"', '"inf"', '"nan"', '"0x1p4"', '"1e999"', '("9"):rep(400)', '"0b1"', '"1_0"'],
  ...['("x"):rep(100)', '("ab"):rep(5000)', '("\\0\\255"):rep(70000)', '("("):rep(40)', '("[a"):rep(300)'],
  ...['("%("):rep(33)', '("a?"):rep(50)', '("a-"):rep(300)', '("(.-)"):rep(32)', '("x*"):rep(250000)'],
  ...['"%"', '"%s"', '"%d"', '"%q"', '"%c"', '"%5.3s"', '"%999d"', '"%99.99f"', '"%-+ #0.14g"', '"%a"', '"%p"', '"%i"'],
  ...['"%s%s%s%s"', '"%d%q%x%e"', '("%s"):rep(300)', '"%5"', '"%."', '"%0000005d"', '"%1"', '"%2"', '"%9"', '"%0"'],
  ...['"["', '"[]"', '"[^]"', '"[a"', '"[%"', '"[a-]"', '"[]-a]"', '"%b"', '"%bx"', '"%bxy"', '"%f"', '"%f[%a]"'],
  ...['"(.-)%1"', '"()"', '"(()"', '"())"', '"(.)*"', '"^"', '"$"', '"^$"', '".-.-.-x"', '"(.*)(.*)(.*)%1%2%3"'],
  ...[
    '"[%z\\0-\\255]"',
    '"[^%s]*$"',
    '"%g+"',
    '"*a"',
    '"*n"',
    '"*l"',
    '"*L"',
    '"a"',
    '"n"',
    '"r"',
    '"w"',
    '"rb"',
    '"a+"',
  ],
  ...['"#"', '"k"', '"v"', '"kv"', '"__index"', '"__mode"', '"__gc"', '"collect"', '"count"', '"step"', '"setpause"'],
  ...[
    '"=x"',
    '"@x"',
    '"1\\n2"',
    '"return 1"',
    '"return ..."',
    '"}"',
    '"!%c"',
    '"*t"',
    '"!*t"',
    '"%Ec%Oy%Q"',
    '"\\27Lua"',
  ],
  ...['"\\27LJ\\2\\8"', '"set"', '"cur"', '"end"', '"no"', '"full"', '"line"', '"constructor"', '"__proto__"'],
  ...[
    '"hasOwnProperty"',
    '"$x"',
    '"$G"',
    '"mt"',
    '"arr"',
    '"hash"',
    '"meta"',
    '"toString"',
    '"n"',
    '"nSlutfL"',
    '">S"',
  ],
  ...['"crl"', '"=stdin"', '"string"', '"table.new"', '"jit.opt"', '"C"', '"all"', '"*"', '"@lua\\nname"', '"?;?.lua"'],
  ...['string.dump(function() end)', 'string.dump(function(a) return a, H end)', '"function"', '"bt"', '"b"', '"t"'],
];

const FUNCTIONS = [
  ...['print', 'error', 'pcall', 'type', 'next', 'select', 'tostring', 'string.rep', 'coroutine.yield', 'setmetatable'],
  ...['function() end', 'function(...) return ... end', 'function() error({}) end', 'function() error() end'],
  ...['function() return nil end', 'function() return false end', 'function() return 1, 2, 3 end'],
  ...[
    'function(a) return a end',
    'function(a, b) return b end',
    'function() return "x" end',
    'function() return {} end',
  ],
  ...['coroutine.yield', 'function(...) return coroutine.yield(...) end', 'H.recursive', 'H.tailing', 'H.counter()'],
  ...['H.wrapped()', 'H.wrapdead()', 'H.wrapself', 'function() return H.recursive() end', 'loadstring or load'],
  ...[
    'function(a, b) return a < b end',
    'function(a, b) return true end',
    'function() return 0/0 end',
    'debug.traceback',
  ],
  ...['function(...) return select("#", ...) end', 'function(...) return unpack and unpack({...}) end', 'H.jsfunction'],
  ...[
    'H.jsthrower',
    'io.lines',
    'coroutine.wrap',
    'debug.getinfo',
    'debug.sethook',
    'collectgarbage',
    'rawset',
    'rawequal',
  ],
];

const OBJECTS = [
  ...['H.fresh()', 'H.suspended()', 'H.deadco()', 'H.failed()', 'H.running()', 'H.normal()', 'H.main()', 'H.deep()'],
  ...['H.closed()', 'H.file()', 'H.readonly()', 'io.stdout', 'io.stderr', 'io.stdin', 'H.lines()', 'H.proxy()'],
  ...['js', 'js.null', 'js.undefined', 'H.jsobject', 'H.jsarray', 'H.jsmap', 'H.jssymbol', 'H.jsfunction', 'H.jsdate'],
  ...['H.jsclass', 'H.jsbytes', 'H.jspromise', 'H.jsproxy', 'H.jsregexp', 'H.jserror'],
];

const TABLES = [
  ...['{}', '{1, 2, 3}', '{nil, nil, 3}', '{1, nil, 3}', '{n = 5}', '{n = 1e9}', '{x = 1, y = 2}', '{"a", "b", 1}'],
  ...[
    '{[1] = 1, [2] = 2, [4] = 4}',
    '{[1.5] = 1, [2^53] = 2, [-1] = 3}',
    '{{}, {}}',
    '{[{}] = {}}',
    'H.big()',
    'H.holes()',
  ],
  ...['_G', 'string', 'package', 'package.loaded', 'debug.getregistry()', 'H.weak("k")', 'H.weak("v")', 'H.weak("kv")'],
  ...[
    'H.cyclic()',
    'H.chain(99)',
    'H.chain(101)',
    'H.chain(3000)',
    'H.deeptable()',
    'H.readonlytable()',
    'getmetatable("")',
  ],
  ...[
    '{year = 2000, month = 1, day = 1}',
    '{year = 1e300, month = 0/0, day = "x"}',
    '{year = 2^31, month = -2^31, day = 1}',
  ],
];

const EVENTS = [
  ...['index', 'newindex', 'call', 'add', 'sub', 'mul', 'div', 'mod', 'pow', 'unm', 'concat', 'len', 'eq', 'lt', 'le'],
  ...['gc', 'mode', 'tostring', 'metatable', 'pairs', 'ipairs', 'name', 'close', 'idiv'],
];

/** A table with a metatable whose members are anything. */
function metatabled(r, depth) {
  const events = r.times(r.int(1, 4), () => `__${r.pick(EVENTS)} = ${value(r, depth - 1)}`);
  return `setmetatable(${r.pick(['{}', '{1, 2, 3}', '{x = 1}'])}, {${events.join(', ')}})`;
}

export function number(r) {
  return r.chance(0.15) ? String(r.int(-20, 40)) : r.pick(NUMBERS);
}

export function string(r) {
  return r.pick(STRINGS);
}

export function func(r) {
  return r.pick(FUNCTIONS);
}

export function table(r, depth = 2) {
  return depth > 0 && r.chance(0.4) ? metatabled(r, depth) : r.pick(TABLES);
}

/** Any value. */
export function value(r, depth = 2) {
  return r.weighted([
    [3, () => r.pick(['nil', 'true', 'false'])],
    [8, () => number(r)],
    [8, () => string(r)],
    [5, () => func(r)],
    [6, () => table(r, depth)],
    [3, () => r.pick(OBJECTS)],
    [3, () => `R[${r.int(1, 12)}]`],
  ])();
}

/** One or more values. */
export function list(r, most) {
  return r.times(r.int(1, most), () => value(r)).join(', ');
}
