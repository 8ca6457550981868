/** Expressions by type. Most have the type that is asked for; a few have another one, so that errors are raised. */
import { E } from '../lib/tree.mjs';
import { kindOf } from './scope.mjs';
import { formatCall, gsubCall } from './strings.mjs';
import { literal, numeral, pattern, quote, rawString } from './text.mjs';

/** Probability of an expression of another type. */
const WRONG = 0.025;

const NUMBERS = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '7',
  '10',
  '16',
  '100',
  '255',
  '256',
  '1000',
  '0.5',
  '1.5',
  '2.5',
  '0.1',
  '0.25',
  '1e3',
  '1e15',
  '1e16',
  '123456789',
  '2147483647',
  '2147483648',
  '4294967295',
  '4294967296',
  '9007199254740992',
  '9007199254740993',
  '1e100',
  '1e308',
  '5e-324',
  '2.5e-5',
  '0x10',
  '0xff',
  '0xFFFFFFFF',
  '.5',
  '3.',
  '12345.678',
  '99999999999999',
  '1e14',
  '0xA',
];

export function number(g) {
  const { r } = g;
  return r.weighted([
    [8, () => E`${r.int(0, 12)}`],
    [5, () => E`${r.pick(NUMBERS)}`],
    [1, () => E`${r.pick(['math.huge', '-math.huge', '(0/0)', 'math.pi', '(1/0)'])}`],
    [1, () => E`-${r.int(1, 9)}`],
    [1, () => E`-${r.pick(NUMBERS.slice(1))}`],
    ...(g.d === '5.1' ? [] : [[0.5, () => E`${r.pick(['0x.8p1', '0x1p4', '0xA.8', '0x1P-2'])}`]]),
    ...(g.d === 'luajit' ? [[0.3, () => E`0b101`]] : []),
  ])();
}

/** A scalar of some other type. */
export function wrong(g) {
  const { r } = g;
  return r.pick([
    () => E`nil`,
    () => E`true`,
    () => E`false`,
    () => E`"w"`,
    () => E`3`,
    () => E`nothing`,
    () => g.pickVar(['num', 'str', 'bool', 'int', 'any']) ?? E`nil`,
    () => E`print`,
    () => g.pickVar(['fun']) ?? E`nil`,
  ])();
}

/** In programs that yield much, sometimes a yield comes before a value is used. */
const yielding = (write) => (g, depth) => {
  const text = write(g, depth);
  return g.yields > 0 && g.r.chance(g.yields) ? E`Y(${text})` : text;
};

export const num = yielding(numOf);
export const int = yielding(intOf);
export const str = yielding(strOf);
export const bool = yielding(boolOf);
export const any = yielding(anyOf);

export function expression(g, type, depth) {
  if (g.r.chance(WRONG) && !g.careful) return wrong(g);
  switch (kindOf(type)) {
    case 'num':
      return num(g, depth);
    case 'int':
      return int(g, depth);
    case 'str':
      return str(g, depth);
    case 'bool':
      return bool(g, depth);
    case 'list':
      return list(g, type.of, depth);
    case 'rec':
      return record(g, type, depth);
    case 'obj':
      return g.pickWhere((v) => v.type === type) ?? E`nil`;
    case 'fun':
      return g.pickWhere((v) => v.type === type) ?? g.functionLiteral(type);
    default:
      return any(g, depth);
  }
}

/** A number or string that is never nil: an element of a list. */
export function solid(g, type, depth) {
  const { r } = g;
  const former = g.careful;
  g.careful = true;
  try {
    if (type === 'str')
      return r.weighted([
        [3, () => literal(r, g.d)],
        [2, () => E`tostring(${num(g, depth - 1)})`],
        [2, () => E`${literal(r, g.d)} .. ${r.int(0, 99)}`],
        [2, () => E`(${str(g, depth - 1)} or ${literal(r, g.d)})`],
      ])();
    if (type === 'bool') return E`not ${any(g, depth - 1)}`;
    return r.weighted([
      [4, () => number(g)],
      [2, () => E`${num(g, depth - 1)} ${r.pick(['+', '-', '*'])} ${r.int(1, 9)}`],
      [2, () => E`(${num(g, depth - 1)} or ${r.int(0, 9)})`],
      [1, () => E`-${r.int(1, 50)}`],
    ])();
  } finally {
    g.careful = former;
  }
}

function choice(g, depth, one, type) {
  const { r } = g;
  return r.pick([
    () => E`(${bool(g, depth - 1)} and ${one(g, depth - 1)} or ${one(g, depth - 1)})`,
    () => E`(${one(g, depth - 1)} or ${one(g, depth - 1)})`,
    () => E`(${any(g, depth - 1)} and ${one(g, depth - 1)})`,
    () => E`(nothing or ${one(g, depth - 1)})`,
    () => E`(function() return ${g.insideFunction(() => expression(g, type, depth - 1))} end)()`,
  ])();
}

/** A call, a field, an element, a vararg: what may give any value of the type. */
function reached(g, type, depth) {
  const { r } = g;
  const options = [];
  const call = g.callOf(type, depth);
  if (call) options.push(call);
  for (const v of g.scope.ofKind('list')) if (v.type.of === type) options.push(E`${v.name}[${int(g, depth - 1)}]`);
  for (const v of g.scope.ofKind('rec')) {
    for (const [name, t] of Object.entries(v.type.fields)) {
      if (t === type) options.push(r.chance(0.85) ? E`${v.name}.${name}` : E`${v.name}[${quote(r, name, g.d)}]`);
    }
  }
  if (g.scope.fn.vararg && r.chance(0.3)) {
    options.push(E`(...)`, E`(select(${r.int(1, 3)}, ...))`, E`(select(${r.pick(['-1', '2', '1'])}, ...))`);
  }
  return options.length > 0 ? r.pick(options) : undefined;
}

const ARITHMETIC = ['+', '+', '-', '-', '*', '*', '/', '%'];

function numOf(g, depth) {
  const { r } = g;
  if (depth <= 0) return (r.chance(0.65) ? g.pickVar(['num', 'int']) : undefined) ?? number(g);
  return r.weighted([
    [3, () => number(g)],
    [6, () => g.pickVar(['num', 'int']) ?? number(g)],
    [8, () => arithmetic(g, depth)],
    [4, () => E`(${arithmetic(g, depth)})`],
    [1, () => E`-${operand(g, depth - 1)}`],
    [1, () => power(g, depth)],
    [
      1,
      () =>
        E`${quote(r, r.pick(['10', '0x10', ' 5 ', '1e1', '-2', '.5']), g.d)} ${r.pick(ARITHMETIC)} ${operand(g, depth - 1)}`,
    ],
    [1, () => E`#${primaryString(g, depth - 1)}`],
    [2, () => length(g)],
    [2, () => reached(g, 'num', depth) ?? number(g)],
    [1, () => choice(g, depth, num, 'num')],
    [2, () => mathCall(g, depth)],
    [1, () => E`tonumber(${str(g, depth - 1)})`],
    [
      1,
      () =>
        E`tonumber(${quote(r, numeral(r), g.d)}${r.chance(0.3) ? `, ${r.pick(['2', '8', '10', '16', '36', '37', '1', '3.5', '"16"'])}` : ''})`,
    ],
    [1, () => E`(${str(g, depth - 1)}):byte(${byteArguments(g)})`],
    [1, () => E`${stringCallee(g, depth - 1)}:len()`],
    [1, () => E`string.byte(${str(g, depth - 1)}, ${int(g, depth - 1)})`],
    [1, () => E`select('#', ${g.argumentList(depth - 1)})`],
    [0.7, () => bits(g, depth)],
    [
      0.3,
      () =>
        E`R(os.time({year = ${r.int(1990, 2030)}, month = ${r.int(-5, 20)}, day = ${r.int(-10, 60)}, hour = ${r.int(0, 30)}}))`,
    ],
  ])();
}

const byteArguments = (g) => g.r.pick(['', '1', '-1', '2', '0', '3', '100', '-100']);

/** Operand without operators of its own, or in parentheses. */
function operand(g, depth) {
  const { r } = g;
  if (depth <= 0 || r.chance(0.6)) {
    const v = g.pickVar(['num', 'int']);
    return v !== undefined && r.chance(0.8) ? v : E`${r.int(0, 20)}`;
  }
  return E`(${num(g, depth)})`;
}

function arithmetic(g, depth) {
  const { r } = g;
  const left = r.chance(0.6) ? (g.pickVar(['num', 'int']) ?? operand(g, depth - 1)) : operand(g, depth - 1);
  let e = E`${left} ${r.pick(ARITHMETIC)} ${operand(g, depth - 1)}`;
  while (r.chance(0.25)) e = E`${e} ${r.pick(ARITHMETIC)} ${operand(g, depth - 1)}`;
  return e;
}

function power(g, depth) {
  const { r } = g;
  return r.pick([
    () => E`R(${operand(g, depth - 1)} ^ ${operand(g, depth - 1)})`,
    () => E`2 ^ ${r.int(0, 40)}`,
    () => E`(${int(g, depth - 1)}) ^ 2`,
    () => E`R(-${operand(g, 0)} ^ ${r.int(1, 3)} ^ ${r.int(0, 2)})`,
  ])();
}

function length(g) {
  const v = g.pickVar(['list']);
  return v ? E`#${v}` : number(g);
}

/** LuaJIT's interpreter makes 0 of -0.5, its compiler -0. */
export const ceil = (g, n) => (g.d === 'luajit' ? E`(math.ceil(${n}) + 0)` : E`math.ceil(${n})`);

function mathCall(g, depth) {
  const { r } = g;
  const n = () => num(g, depth - 1);
  return r.pick([
    () => E`math.floor(${n()})`,
    () => ceil(g, n()),
    () => E`math.abs(${n()})`,
    () => E`math.max(${r.times(r.int(1, 3), n)})`,
    () => E`math.min(${r.times(r.int(1, 3), n)})`,
    () => E`math.fmod(${n()}, ${n()})`,
    () => E`math.modf(${n()})`,
    () => E`R(math.sqrt(${n()}))`,
    () => E`math.frexp(${n()})`,
    () => E`math.ldexp(${n()}, ${r.int(-10, 10)})`,
    () => E`R(math.${r.pick(['sin', 'cos', 'exp', 'atan', 'log', 'tanh', 'deg', 'rad', 'log10'])}(${n()}))`,
    () => E`R(math.pow(${n()}, ${r.int(-3, 4)}))`,
    () => E`R(math.atan2(${n()}, ${n()}))`,
    () => E`math.floor(${n()} + 0.5)`,
  ])();
}

function bits(g, depth) {
  const { r } = g;
  const n = () => E`${num(g, depth - 1)} % 4294967296`;
  if (g.d === '5.1') return number(g);
  const library = g.d === '5.2' ? 'bit32' : 'bit';
  return r.pick([
    () => E`${library}.${r.pick(['band', 'bor', 'bxor'])}(${r.times(r.int(1, 3), n)})`,
    () => E`${library}.bnot(${n()})`,
    () => E`${library}.${r.pick(['lshift', 'rshift', 'arshift'])}(${n()}, ${r.int(g.d === '5.2' ? -33 : 0, 33)})`,
    ...(g.d === '5.2'
      ? [
          () => E`bit32.extract(${n()}, ${r.int(0, 31)}, ${r.int(1, 6)})`,
          () => E`bit32.lrotate(${n()}, ${r.int(-40, 40)})`,
        ]
      : [() => E`bit.tobit(${n()})`, () => E`bit.rol(${n()}, ${r.int(0, 33)})`, () => E`bit.bswap(${n()})`]),
  ])();
}

function intOf(g, depth) {
  const { r } = g;
  const v = r.chance(0.5) ? g.pickVar(['int']) : undefined;
  if (v !== undefined) return depth > 0 && r.chance(0.3) ? E`${v} ${r.pick(['+', '-'])} ${r.int(0, 3)}` : v;
  const l = r.chance(0.25) ? g.pickVar(['list']) : undefined;
  if (l !== undefined) return r.chance(0.5) ? E`#${l}` : E`#${l} - 1`;
  return E`${r.int(1, 5)}`;
}

export const primaryString = (g, depth) => g.pickVar(['str']) ?? literalOrParenthesized(g, depth);
const literalOrParenthesized = (g, depth) => (g.r.chance(0.7) ? literal(g.r, g.d) : E`(${str(g, depth)})`);

/** What a method of strings may be called on. */
export function stringCallee(g, depth) {
  return g.pickVar(['str']) ?? E`(${str(g, depth)})`;
}

const positions = (g) => g.r.pick(['1', '2', '-1', '-2', '0', '3', '5', '-100', '100', '1.5', '"2"', 'nil']);

function strOf(g, depth) {
  const { r } = g;
  if (depth <= 0) return (r.chance(0.5) ? g.pickVar(['str']) : undefined) ?? literal(r, g.d);
  return r.weighted([
    [4, () => literal(r, g.d)],
    [6, () => g.pickVar(['str']) ?? literal(r, g.d)],
    [5, () => concatenation(g, depth)],
    [2, () => E`tostring(${r.chance(0.8) ? num(g, depth - 1) : bool(g, depth - 1)})`],
    [2, () => E`${stringCallee(g, depth - 1)}:sub(${positions(g)}${r.chance(0.7) ? `, ${positions(g)}` : ''})`],
    [1, () => E`string.sub(${str(g, depth - 1)}, ${int(g, depth - 1)}, ${int(g, depth - 1)})`],
    [2, () => E`${stringCallee(g, depth - 1)}:${r.pick(['upper', 'lower', 'reverse'])}()`],
    [
      1,
      () =>
        E`(${str(g, depth - 1)}):sub(1, 9):rep(${r.int(-1, 4)}${g.d !== '5.1' && r.chance(0.4) ? `, ${quote(r, rawString(r), g.d)}` : ''})`,
    ],
    [2, () => E`(${gsubCall(g, depth - 1)})`],
    [2, () => formatCall(g, depth - 1)],
    [1, () => E`string.char(${r.times(r.int(0, 4), () => r.int(0, 255))})`],
    [1, () => E`(${stringCallee(g, depth - 1)}:match(${quote(r, pattern(r), g.d)}) or ${literal(r, g.d)})`],
    [2, () => tableConcat(g)],
    [2, () => reached(g, 'str', depth) ?? literal(r, g.d)],
    [1, () => choice(g, depth, str, 'str')],
    [1, () => E`type(${any(g, depth - 1)})`],
    [0.5, () => E`S(${any(g, depth - 1)})`],
    [
      0.3,
      () =>
        E`os.date(${quote(r, `!${r.pick(['%Y-%m-%d', '%H:%M:%S', '%c', '%x %X', '%p', '%A %B', '%j %U %w', '%y%%', '%d/%m'])}`, g.d)}, ${r.int(0, 2000000000)})`,
    ],
  ])();
}

function concatenation(g, depth) {
  const { r } = g;
  const piece = () =>
    r.weighted([
      [5, () => primaryString(g, depth - 1)],
      [2, () => g.pickVar(['num', 'int']) ?? E`${r.int(0, 9)} `],
      [1, () => E`(${num(g, depth - 1)})`],
      [1, () => E`${r.pick(['1.5', '1e20', '0x10', '100 ', '0.1'])}`],
    ])();
  let e = E`${piece()} .. ${piece()}`;
  while (r.chance(0.4)) e = E`${piece()} .. ${e}`;
  return e;
}

function tableConcat(g) {
  const { r } = g;
  const v = g.pickVar(['list']);
  if (v === undefined) return literal(r, g.d);
  return r.pick([
    () => E`table.concat(${v})`,
    () => E`table.concat(${v}, ${quote(r, r.pick([',', ', ', '', '-']), g.d)})`,
    () => E`table.concat(${v}, ",", ${r.int(1, 3)}, ${r.int(0, 3)})`,
    () => E`table.concat(${v}, "-", 1, #${v})`,
  ])();
}

const COMPARISONS = ['<', '>', '<=', '>=', '==', '~='];

function boolOf(g, depth) {
  const { r } = g;
  if (depth <= 0) return (r.chance(0.4) ? g.pickVar(['bool']) : undefined) ?? E`${r.pick(['true', 'false'])}`;
  return r.weighted([
    [2, () => E`${r.pick(['true', 'false'])}`],
    [3, () => g.pickVar(['bool']) ?? E`true`],
    [6, () => E`${operand(g, depth - 1)} ${r.pick(COMPARISONS)} ${operand(g, depth - 1)}`],
    [2, () => E`${num(g, depth - 1)} ${r.pick(COMPARISONS)} ${num(g, depth - 1)}`],
    [2, () => E`${primaryString(g, depth - 1)} ${r.pick(COMPARISONS)} ${primaryString(g, depth - 1)}`],
    [2, () => E`not (${bool(g, depth - 1)})`],
    [2, () => E`${atom(g, depth - 1)} ${r.pick(['==', '~='])} ${atom(g, depth - 1)}`],
    [2, () => E`(${bool(g, depth - 1)}) ${r.pick(['and', 'or'])} (${bool(g, depth - 1)})`],
    [1, () => E`rawequal(${any(g, depth - 1)}, ${any(g, depth - 1)})`],
    [1, () => E`(${stringCallee(g, depth - 1)}:find(${quote(r, pattern(r), g.d)}) ~= nil)`],
    [
      1,
      () =>
        E`type(${any(g, depth - 1)}) == ${quote(r, r.pick(['number', 'string', 'table', 'nil', 'function', 'boolean']), g.d)}`,
    ],
    [1, () => reached(g, 'bool', depth) ?? E`false`],
    [1, () => E`(${any(g, depth - 1)} == nil)`],
  ])();
}

/** Something that needs no parentheses as an operand. */
function atom(g, depth) {
  const { r } = g;
  return (
    g.pickVar(['num', 'str', 'bool', 'any', 'list', 'rec', 'fun']) ??
    (r.chance(0.5) ? E`${r.int(0, 3)}` : E`(${any(g, depth)})`)
  );
}

export function list(g, of, depth) {
  const { r } = g;
  const v = r.chance(0.3) ? g.pickWhere((x) => kindOf(x.type) === 'list' && x.type.of === of) : undefined;
  if (v !== undefined) return v;
  const items = r.times(r.int(0, 5), () => solid(g, of, depth - 1));
  return E`{${items}${items.length > 0 && r.chance(0.1) ? r.pick([',', ';']) : ''}}`;
}

export function record(g, type, depth) {
  const { r } = g;
  const fields = Object.entries(type.fields).map(([name, t]) => {
    const value = expression(g, t, depth - 1);
    return r.chance(0.8) ? E`${name} = ${value}` : E`[${quote(r, name, g.d)}] = ${value}`;
  });
  return E`{${fields}}`;
}

/** A record with fields in a random shape, items among them. */
function mixedTable(g, depth) {
  const { r } = g;
  // Names may repeat.
  const names = ['x', 'y', 'name', 'n', 'value'];
  const parts = r.times(r.int(0, 4), () =>
    r.weighted([
      [3, () => E`${solid(g, r.pick(['num', 'str']), depth - 1)}`],
      [3, () => E`${r.pick(names)} = ${any(g, depth - 1)}`],
      [1, () => E`[${solid(g, r.pick(['num', 'str', 'bool']), 0)}] = ${any(g, depth - 1)}`],
    ])(),
  );
  return E`{${parts}}`;
}

function anyOf(g, depth) {
  const { r } = g;
  if (depth <= 0) return g.pickVar(['num', 'str', 'bool', 'any', 'int', 'list', 'rec']) ?? E`nil`;
  return r.weighted([
    [4, () => num(g, depth)],
    [4, () => str(g, depth)],
    [2, () => bool(g, depth)],
    [1, () => E`nil`],
    [3, () => g.pickVar(['any', 'list', 'rec', 'obj']) ?? E`nil`],
    [1, () => mixedTable(g, depth)],
    [1, () => list(g, r.pick(['num', 'str']), depth)],
    [1, () => E`(${any(g, depth - 1)} ${r.pick(['and', 'or'])} ${any(g, depth - 1)})`],
    [1, () => g.callOf('any', depth) ?? E`nil`],
    [0.5, () => E`${g.pickVar(['any', 'rec']) ?? 'nothing'}.${r.pick(['x', 'y', 'name', 'missing'])}`],
    [0.3, () => E`${r.pick(['print', 'math.floor', 'string', 'nothing'])}`],
  ])();
}
