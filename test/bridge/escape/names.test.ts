import { describe } from 'vitest';
import { attempt } from './prison.js';

describe('names', () => {
  const paths: [string, string][] = [
    ['constructor of an instance', 'o.account.constructor'],
    ['constructor of a plain object', 'o.plain.constructor'],
    ['constructor of an array', 'o.list.constructor'],
    ['constructor of a function', 'o.fn.constructor'],
    ['constructor of an arrow function', 'o.arrow.constructor'],
    ['constructor of a class', 'o.Account.constructor'],
    ['constructor of an async function', 'o.afn.constructor'],
    ['constructor of a generator function', 'o.gfn.constructor'],
    ['constructor of an async generator function', 'o.agfn.constructor'],
    ['constructor of a generator', 'o.gfn().constructor'],
    ['constructor of a date', 'o.date.constructor'],
    ['constructor of a regular expression', 'o.regexp.constructor'],
    ['constructor of a typed array', 'o.bytes.constructor'],
    ['constructor of a promise', 'o.promise.constructor'],
    ['constructor of a proxy', 'o.proxy.constructor'],
    ['constructor of an error', 'o.error.constructor'],
    ['constructor of a symbol', 'js.as_attrgetter(o.symbol).constructor'],
    ['constructor of a Map by attribute', 'js.as_attrgetter(o.map).constructor'],
    ['constructor of a method', 'o.account.deposit.constructor'],
    ['constructor of a bound function', 'o.bound.constructor'],
    ['constructor by a computed name', 'o.account["con" .. "structor"]'],
    ['constructor by a method call', 'o.account:constructor("x")'],
    ['prototype of a class', 'o.Account.prototype'],
    ['prototype of a function', 'o.fn.prototype'],
    ['prototype of a generator function', 'o.gfn.prototype'],
    ['__proto__ of an object', 'o.plain.__proto__'],
    ['__proto__ of a class', 'o.Account.__proto__'],
    ['__proto__ of an array', 'o.list["__proto__"]'],
    ['__lookupGetter__', 'o.plain:__lookupGetter__("__proto__")'],
    ['__lookupSetter__', 'o.plain.__lookupSetter__'],
    ['__defineGetter__', 'o.plain:__defineGetter__("x", o.arrow)'],
    ['__defineSetter__', 'o.plain.__defineSetter__'],
    ['caller of a function', 'o.sloppy.caller'],
    ['arguments of a function', 'o.sloppy.arguments'],
    ['callee of arguments', 'o.args.callee'],
    ['prepareStackTrace', 'o.Account.prepareStackTrace'],
  ];
  for (const [name, path] of paths) {
    attempt(name, `return ${path}`);
    attempt(`${name}, through pcall`, `local ok, v = pcall(function() return ${path} end) return ok and v`);
  }
  attempt('a symbol as name', 'return o.account[o.symbol]');
  attempt('a name of bytes that are no text', 'return o.account["constructor\\0"]');
  attempt(
    'a name given as a table',
    'return o.account[setmetatable({}, {__tostring = function() return "constructor" end})]',
  );
  attempt(
    'a name given as an object with toString',
    'o.plain.toString = function() return "constructor" end return o.account[o.plain]',
  );
  attempt('the item protocol for names', 'return js.as_itemgetter(o.account).constructor');
  attempt('the item protocol on a class', 'return js.as_itemgetter(o.Account)["prototype"]');
});
