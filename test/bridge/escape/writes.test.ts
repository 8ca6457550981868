import { describe } from 'vitest';
import { attempt } from './prison.js';

describe('writes', () => {
  attempt('__proto__ of an object', 'o.plain.__proto__ = o.account');
  attempt('a field of __proto__', 'o.plain.__proto__.polluted = 1');
  attempt('a field of constructor.prototype', 'o.account.constructor.prototype.polluted = 1');
  attempt('a field of the prototype of a class', 'o.Account.prototype.polluted = 1');
  attempt('prototype of a class', 'o.Account.prototype = o.plain');
  attempt('constructor of an object', 'o.plain.constructor = o.fn');
  attempt('__proto__ by rawset', 'rawset(o.plain, "__proto__", o.account)');
  attempt('__proto__ by a computed name', 'o.plain[("__proto__x"):sub(1, 9)] = o.account');
  attempt('__proto__ as an item', 'js.as_itemgetter(o.plain).__proto__ = o.account');
  attempt('call of a method of all arrays', 'o.list.push.call = function() end');
  attempt('apply of a method of all objects', 'o.plain.hasOwnProperty.apply = function() end');
  attempt('a property of a method of all objects', 'o.plain.hasOwnProperty.polluted = 1');
  attempt('a property of a method of the language', 'o.date.getTime.polluted = 1');
  attempt('call of a function of the program', 'o.fn.call = function() end');
  attempt('toString of a function of the program', 'o.arrow.toString = function() end');
  attempt('call of a method of a class', 'o.account.deposit.call = function() end');
  attempt('name of a method of a class', 'o.account.deposit.name = "x"');
  attempt('a member of Math', 'o.Math.floor = function() return 0 end');
  attempt('a new member of Math', 'o.Math.polluted = 1');
  attempt('a member of JSON', 'o.JSON.stringify = function() return "" end');
  attempt('a member of console', 'o.console.log = function() end');
  attempt('a member of Promise', 'o.Promise.resolve = function() end');
  attempt('prepareStackTrace', 'local _, e = pcall(o.thrower) e.prepareStackTrace = function() end');
  attempt('a symbol', 'o.plain[o.symbol] = 1');
  attempt('caller and arguments', 'o.sloppy.caller = 1 o.sloppy.arguments = 1');
  attempt(
    'names of every object through the filter of another',
    `local t = {}
    for k in pairs(o.plain) do t[k] = 1 end
    o.plain.__defineSetter__ = 1`,
  );
  attempt('a Lua table with __proto__ copied by the host', 'return o.id({ __proto__ = { polluted = 1 } }).polluted');
  attempt('length of an array, past its end', 'o.list.length = -1');
  attempt('an item of a typed array out of range', 'o.bytes[100] = 1 return o.bytes[100]');
  attempt('an item of a Map named __proto__', 'o.map.__proto__ = { polluted = 1 } return o.plain.polluted');
});
