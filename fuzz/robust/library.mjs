/** Calls of library functions and operators with hostile arguments. */
import { func, list, number, string, table, value } from './values.mjs';

const BINARY = ['+', '-', '*', '/', '%', '^', '..', '==', '~=', '<', '<=', '>', '>=', 'and', 'or'];
const METHODS = ['close', 'flush', 'lines', 'read', 'seek', 'setvbuf', 'write', 'x', 'rep', 'gsub', 'len', '__index'];

const OPERATIONS = [
  (r) => `return ${value(r)} ${r.pick(BINARY)} ${value(r)}`,
  (r) => `local a, b = ${value(r)}, ${value(r)} return a ${r.pick(BINARY)} b, b ${r.pick(BINARY)} a`,
  (r) => `return ${r.pick(['-', '#', 'not '])}(${value(r)})`,
  (r) => `local t = ${value(r)} t[${value(r)}] = ${value(r)} return t[${value(r)}]`,
  (r) => `local t = ${value(r)} t.x = ${value(r)} return t.x, t.n, t.y`,
  (r) =>
    `local t = ${table(r)} for i = 1, 70 do t[${r.pick(['i', '-i', '71 - i', '#t + 1', 'i * i', '"k" .. i'])}] = i end return t, #t`,
  (r) => `local t = ${table(r)} for k, v in pairs(t) do t[k] = ${r.pick(['nil', 'k', value(r)])} end return next(t)`,
  (r) => `local t = ${table(r)} for k, v in ipairs(t) do t[${value(r)}] = v if k == 99 then break end end return #t`,
  (r) => `local n = 0 for i = ${value(r)}, ${value(r)}, ${value(r)} do n = n + 1 if n > 50 then break end end return n`,
  (r) => `local n = 0 for a, b, c in ${list(r, 3)} do n = n + 1 if n > 50 then break end end return n`,
  (r) => `return (${value(r)})(${list(r, 4)})`,
  (r) => `return (${value(r)}):${r.pick(METHODS)}(${list(r, 3)})`,
  (r) => `local f = ${func(r)} return f(f, ${list(r, 2)})`,
  (r) => `return {${list(r, 3)}, [${value(r)}] = ${value(r)}}, {${value(r)}, (...)}`,
  (r) => `local s = ${string(r)} for i = 1, 30 do s = s .. s if #s > 1e6 then break end end return #s`,
  (r) => `local x = ${value(r)} local function f() x = ${value(r)} return x end f() return f, x`,
  (r) => `return setmetatable(${value(r)}, ${value(r)})`,
  (r) => `return string.format(${string(r)}, ${list(r, 6)})`,
  (r) =>
    `return string.${r.pick(['find', 'match', 'gsub', 'gmatch'])}(${string(r)}, ${string(r)}, ${value(r)}, ${value(r)})`,
  (r) => `return table.${r.pick(['sort', 'concat', 'insert', 'remove'])}(${table(r)}, ${list(r, 3)})`,
  (r) => `return table.sort(H.big(), ${func(r)})`,
  (r) => `return string.${r.pick(['byte', 'sub', 'rep', 'char'])}(${string(r)}, ${number(r)}, ${number(r)})`,
  (r) => `return (unpack or table.unpack)(${table(r)}, ${number(r)}, ${number(r)})`,
  (r) => `return select(${number(r)}, (unpack or table.unpack)({}, 1, ${number(r)}))`,
  (r) =>
    `return H.file():read(${r.times(r.int(1, 4), () => r.pick(['"*n"', '"*l"', '"*a"', '"*L"', number(r), string(r)])).join(', ')})`,
  (r) => `local f = H.file() f:seek(${list(r, 2)}) f:write(${list(r, 3)}) return f:read("*a")`,
  (r) => `return (loadstring or load)(${string(r)}, ${value(r)})`,
  (r) => `return load(${func(r)}, ${list(r, 3)})`,
  (r) => `return os.${r.pick(['date', 'time'])}(${list(r, 2)})`,
];

/** Programs of calls; `paths` are the functions of the dialect. */
export function library(r, { paths }) {
  const lines = [];
  for (let n = r.int(5, 25); n > 0; n--) {
    const caller = r.chance(0.2) ? 'C' : 'T';
    if (r.chance(0.5)) {
      const args = r.chance(0.08) ? '' : `, ${list(r, r.pick([1, 2, 3, 3, 4, 6]))}`;
      lines.push(`${caller}(${r.pick(paths)}${args})`);
    } else lines.push(`${caller}(function(...) ${r.pick(OPERATIONS)(r)} end)`);
  }
  return lines.join('\n');
}
