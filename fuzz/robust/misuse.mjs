/** Coroutines, the debug library, environments and metatables, used as nobody should. */
import { func, list, number, table, value } from './values.mjs';

const THREADS = [
  'H.fresh()',
  'H.suspended()',
  'H.deadco()',
  'H.failed()',
  'H.running()',
  'H.normal()',
  'H.deep()',
  'R[1]',
];
const thread = (r) => r.pick(THREADS);
const HOOKS = [
  'function() end',
  'function() error("hook") end',
  'function() coroutine.yield() end',
  'function() debug.sethook() end',
  'function(...) R[1] = debug.getinfo(2) end',
  'function() debug.setlocal(2, 1, nil) end',
  'H.recursive',
  'print',
  'H.jsthrower',
];
const MASKS = ['"c"', '"r"', '"l"', '"crl"', '""', '"xyz"'];

/** A function with upvalues, parameters and varargs to be looked into. */
const CLOSURE =
  'local u, v, w = 1, {}, "s" local function f(a, b, ...) u = a; w = w .. "x" return u, v, w, H, f end local g = function() return v end';
const targets = (r) =>
  r.pick(['f', 'g', 'T', 'print', 'H.wrapself', 'function() return x end', '1', '2', '0', thread(r), value(r)]);

const STATEMENTS = [
  // coroutines
  (r) => `C(function() return coroutine.resume(${thread(r)}, ${value(r)}) end)`,
  (r) => `T(coroutine.resume, ${thread(r)}, ${list(r, 3)})`,
  (r) => `T(coroutine.${r.pick(['status', 'resume', 'wrap', 'create', 'running', 'yield'])}, ${value(r)})`,
  (r) => `T(coroutine.wrap(${func(r)}), ${list(r, 2)})`,
  (r) =>
    `local co co = coroutine.create(function() T(coroutine.resume, co) ${statement(r)} return co end) T(coroutine.resume, co) T(coroutine.resume, co)`,
  () => `local w w = coroutine.wrap(function() T(w) coroutine.yield(w) T(w) end) T(w) T(w) T(w)`,
  (r) => `C(function() return pcall(coroutine.yield, ${value(r)}) end)`,
  (r) => `C(function() return pcall(pcall, error, ${value(r)}) end)`,
  (r) => `C(function() return xpcall(${func(r)}, ${func(r)}, ${value(r)}) end)`,
  (r) => `T(xpcall, ${func(r)}, ${value(r)})`,
  (r) => `T(xpcall, function() error(${value(r)}, ${number(r)}) end, ${func(r)})`,
  (r) => `C(function() for k in ${func(r)} do coroutine.yield(k) end end)`,
  (r) => `C(function() local t = ${table(r)} coroutine.yield(t.x) t.y = 1 return t + 1, t .. "x", #t, t < t, t() end)`,
  () => `C(table.sort, {3, 2, 1}, function(a, b) coroutine.yield() return a < b end)`,
  (r) => `C(string.gsub, "abc", ".", ${func(r)})`,
  (r) => `C(function() return (${func(r)})(${list(r, 3)}) end)`,
  () =>
    `do local t = {} for i = 1, 50 do t[i] = coroutine.create(function(x) return coroutine.resume(t[i + 1] or t[1], x) end) end T(coroutine.resume, t[1], 1) end`,
  (r) => `T(function() local co = coroutine.wrap(function() error(${value(r)}) end) co() end)`,
  // debug
  (r) =>
    `T(debug.getinfo, ${r.chance(0.3) ? `${thread(r)}, ` : ''}${targets(r)}, ${r.pick(['"S"', '"n"', '"f"', '"L"', '"u"', 'nil', value(r)])})`,
  (r) => `T(debug.getlocal, ${r.chance(0.4) ? `${thread(r)}, ` : ''}${targets(r)}, ${number(r)})`,
  (r) => `T(debug.setlocal, ${r.chance(0.4) ? `${thread(r)}, ` : ''}${targets(r)}, ${number(r)}, ${value(r)})`,
  (r) => `do ${CLOSURE} T(debug.getupvalue, ${targets(r)}, ${r.int(-1, 6)}) T(f, 1) T(g) end`,
  (r) => `do ${CLOSURE} T(debug.setupvalue, ${targets(r)}, ${r.int(-1, 6)}, ${value(r)}) T(f, 1) T(g) C(f) end`,
  (r) => `do ${CLOSURE} T(debug.upvalueid or print, ${targets(r)}, ${r.int(-1, 6)}) end`,
  (r) =>
    `do ${CLOSURE} T(debug.upvaluejoin or print, ${targets(r)}, ${r.int(-1, 6)}, ${targets(r)}, ${r.int(-1, 6)}) T(f, 1) T(g) C(f, 2) end`,
  (r) =>
    `do ${CLOSURE} for i = 1, 9 do if debug.getupvalue(f, i) == "_ENV" then T(debug.setupvalue, f, i, ${value(r)}) end end T(f, 1) C(f) end`,
  (r) =>
    `T(debug.setmetatable, ${value(r)}, ${r.chance(0.7) ? table(r) : 'nil'}) T(function() return (${value(r)}).x, -(${value(r)}) end)`,
  (r) =>
    `T(debug.setmetatable, ${r.pick(['nil', '1', 'true', 'print', '"x"', 'H.fresh()', 'io.stdout'])}, ${table(r)})`,
  (r) =>
    `T(debug.sethook, ${r.pick(HOOKS)}, ${r.pick(MASKS)}, ${r.pick(['0', '1', '3', '100', number(r)])}) T(function() local a = 1 for i = 1, 9 do a = a + i end return a end)`,
  (r) =>
    `T(debug.sethook, ${thread(r)}, ${r.pick(HOOKS)}, ${r.pick(MASKS)}, ${number(r)}) T(coroutine.resume, ${thread(r)})`,
  (r) => `T(debug.sethook, ${list(r, 4)}) T(debug.gethook, ${list(r, 1)}) T(debug.sethook)`,
  (r) => `T(debug.traceback, ${r.chance(0.4) ? `${thread(r)}, ` : ''}${list(r, 2)})`,
  (r) =>
    `T(debug.${r.pick(['getregistry', 'getmetatable', 'getfenv or print', 'setfenv or print', 'getuservalue or print', 'setuservalue or print'])}, ${list(r, 3)})`,
  (r) =>
    `T(function(a, ...) local b, c = 1, 2 ${r.pick(['T', 'C'])}(debug.setlocal, 2, ${number(r)}, ${value(r)}) return a, b, c, ... end, 1, 2)`,
  // environments
  (r) => `T(setfenv or print, ${targets(r)}, ${r.chance(0.6) ? table(r) : value(r)})`,
  (r) => `T(getfenv or print, ${targets(r)})`,
  (r) => `T(function() (setfenv or print)(1, ${table(r)}) x = 1 return x, y end)`,
  (r) => `C(function() (setfenv or print)(${r.int(0, 4)}, ${table(r)}) return x end)`,
  (r) => `T((loadstring or load)("setfenv(" .. ${r.int(0, 5)} .. ", {}) return x"))`,
  (r) => `T(load, "x = 1; return _ENV, x, y.z", "=x", "t", ${value(r)}) T(R[1]) C(R[1])`,
  (r) => `T(function() local _ENV = ${value(r)} x = 1 return x end)`,
  (r) => `T(module or print, ${list(r, 3)})`,
  (r) => `T(require, ${value(r)})`,
  // metatables, weak tables, the collector
  (r) =>
    `do local t = ${table(r)} local m = debug.getmetatable(t) or {} m.__${r.pick(['index', 'newindex', 'call', 'eq', 'mode', 'len', 'lt'])} = ${value(r)} T(function() return t.x, t[1], #t, t == {}, t < t end) end`,
  (r) =>
    `do local t = H.weak(${r.pick(['"k"', '"v"', '"kv"', '""', '1'])}) for i = 1, 40 do t[${value(r)} or 1] = ${value(r)} end T(next, t, ${value(r)}) T(table.sort, t) T(table.insert, t, 1) T(setmetatable, t, ${table(r)}) end`,
  () =>
    `do local t = H.weak("k") for i = 1, 99 do t[i] = {} t[{}] = i t[i - 50] = nil end T(collectgarbage) T(table.concat, t) T(table.remove, t) end`,
  (r) => `T(collectgarbage, ${list(r, 2)})`,
  (r) => `T(setmetatable, {}, {__gc = ${value(r)}, __mode = ${value(r)}})`,
  (r) => `T(newproxy or print, ${value(r)})`,
  // globals that programs rely on
  (r) =>
    `${r.pick(['tostring', 'print', 'type', 'string', 'package', '_G', 'R', 'error', 'next', 'coroutine'])} = ${value(r)} T(function() return print("x"), require("x") end)`,
  (r) =>
    `package.${r.pick(['path', 'cpath', 'loaded', 'preload', 'loaders', 'searchers', 'config'])} = ${value(r)} T(require, "x") T(module or print, "m")`,
  (r) =>
    `io.${r.pick(['output', 'input'])}(${r.pick(['H.closed()', 'H.file()', 'H.readonly()'])}) T(io.write, ${list(r, 2)}) T(io.read, ${list(r, 2)}) T(print, 1) T(io.lines) T(io.close)`,
  (r) => `string.format = nil getmetatable("").__index = ${value(r)} T(function() return ("x"):rep(3), ("x").y end)`,
];

function statement(r) {
  return r.pick(STATEMENTS)(r);
}

export function misuse(r) {
  // A statement that is refused must not take the others along: each is a chunk of its own.
  return r
    .times(r.int(3, 12), () => statement(r))
    .map((s) => (r.chance(0.15) ? `C(function(...) ${s} end)` : `T(function(...) ${s} end)`))
    .join('\n');
}
