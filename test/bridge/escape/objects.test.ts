import { describe } from 'vitest';
import { attempt } from './prison.js';

describe('objects of the language', () => {
  attempt('array species', 'return o.list:slice(0):map(o.id).constructor');
  attempt('constructor written for species', 'o.list.constructor = o.fn return o.list:map(o.id)');
  attempt('array concat with constructor', 'return o.list:concat(o.list).constructor');
  attempt('entries of an array', 'return o.list:entries().constructor or o.list:entries().__proto__');
  attempt('an entry of an array', 'return o.list:entries():next().constructor');
  attempt('array reduce over names', 'return o.list:reduce(function(a) return a.constructor end, o.plain)');
  attempt('array flatMap', 'return o.list:flatMap(o.giveFunction)[0]');
  attempt('array from of a class', 'return o.list.of or o.list.from');
  attempt('memory behind a part of a buffer', 'return o.slice.buffer');
  attempt('memory behind a pooled Buffer', 'return o.buffer.buffer or o.buffer.parent');
  attempt('memory behind a typed array has no constructor', 'return o.bytes.buffer.constructor');
  attempt('typed array subarray', 'return o.bytes:subarray(0, 1).constructor');
  attempt('date by primitive', 'return o.date:valueOf().constructor');
  attempt('date as a class', 'return o.date.constructor.now');
  attempt('regular expression match', 'return o.regexp:exec("ab").constructor');
  attempt('regular expression match groups', 'return o.regexp:exec("ab").groups');
  attempt('legacy members of RegExp', 'return o.regexp.constructor["$1"]');
  attempt('promise then', 'return o.promise["then"](o.promise, o.id).constructor');
  attempt('promise species', 'o.promise.constructor = o.fn return o.promise["then"](o.promise)');
  attempt('Promise as a class', 'return o.Promise.prototype or o.Promise.constructor');
  attempt('Promise resolved with Function', 'return o.Promise:resolve(o.giveFunction)().constructor');
  attempt('Promise.withResolvers', 'return o.Promise.withResolvers().promise.constructor');
  attempt('Map entries', 'return js.as_attrgetter(o.map):entries():next().value.constructor');
  attempt(
    'Map forEach third argument',
    `local got
    js.as_attrgetter(o.map):forEach(function(v, k, m) got = js.as_attrgetter(m).constructor end)
    return got`,
  );
  attempt('Map groupBy through the class', 'return js.as_attrgetter(o.map).constructor.groupBy');
  attempt('Set values', 'return o.set:values().constructor');
  attempt('WeakMap', 'return js.as_attrgetter(o.weak).constructor');
  attempt('a proxy', 'return o.proxy.__proto__');
  attempt('generator function prototype', 'return o.gfn().__proto__');
  attempt('generator constructor chain', 'return o.gfn().constructor.constructor');
  attempt('generator return', 'return o.gfn()["return"](o.gfn(), o.fn).value.constructor');
  attempt('async generator', 'return o.agfn().constructor');
  attempt('JSON.parse with a constructor', `return o.JSON:parse('{"x":1}').constructor`);
  attempt('JSON.parse with __proto__', `return o.JSON:parse('{"__proto__":{"x":1}}').x`);
  attempt('JSON.stringify and toJSON', 'o.plain.toJSON = o.giveFunction return o.JSON:stringify(o.plain)');
  attempt('JSON constructor', 'return o.JSON.constructor');
  attempt('Math constructor', 'return o.Math.constructor');
  attempt('console classes', 'return o.console.Console.prototype');
  attempt('console constructor', 'return o.console.constructor');
  attempt('URL', 'return o.url.searchParams.constructor');
  attempt('AbortSignal', 'return o.signal.constructor');
  attempt('an event and its targets', 'return o.signal:dispatchEvent(o.plain)');
  attempt('a symbol', 'return js.as_attrgetter(o.symbol).__proto__');
  attempt('symbol description', 'return js.as_attrgetter(o.symbol).description.constructor');
  attempt('strings of the host are strings', 'return ("x").constructor');
  attempt('numbers of the host are numbers', 'return (5).constructor');
  attempt('js.null', 'return js.null.constructor');
  attempt('js.undefined', 'return js.undefined.x');
  attempt('class static block and private members', 'return o.Account["#made"]');
  attempt('an object without a prototype', 'return o.bare.constructor');
  attempt('arguments object', 'return o.args.constructor');
});
