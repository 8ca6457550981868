import { describe } from 'vitest';
import { attempt } from './prison.js';

describe('functions', () => {
  attempt('a function that returns Function', 'return o.giveFunction()');
  attempt('a function that returns eval', 'return o.giveEval()');
  attempt('a function that returns the global object', 'return o.giveGlobal()');
  attempt('a function that returns require', 'return o.giveRequire()');
  attempt('a function that returns process', 'return o.giveProcess()');
  attempt('an array that holds Function', 'return o.giveList()[0]');
  attempt('an array that holds the global object', 'return o.giveList()[1]');
  attempt('an array that holds a prototype', 'return o.giveList()[2]');
  attempt('a property that is Function', 'return o.holder.Function');
  attempt('a property that is eval', 'return o.holder.eval("1")');
  attempt('a property that is process', 'return o.holder.process');
  attempt('a property that is the global object', 'return o.holder.global');
  attempt('a property that is require', 'return o.holder.require("fs")');
  attempt('a method call of a property that is Function', 'return o.holder:Function("globalThis.escaped = 1")()');
  attempt('Object.getPrototypeOf', 'return o.holder.Object.getPrototypeOf(o.fn)');
  attempt('Object.getPrototypeOf through call', 'return o.holder.Object.getPrototypeOf:call(nil, o.fn)');
  attempt(
    'Object.getOwnPropertyDescriptor',
    'return o.holder.Object.getOwnPropertyDescriptor(o.Account, "prototype").value',
  );
  attempt(
    'Object.getOwnPropertyDescriptors',
    'return o.holder.Object.getOwnPropertyDescriptors(o.Account).prototype.value',
  );
  attempt('Object.setPrototypeOf', 'return o.holder.Object.setPrototypeOf(o.plain, o.fn)');
  attempt('Object.defineProperty', 'return o.holder.Object.defineProperty(o.fn, "call", o.plain)');
  attempt('Object.defineProperties', 'return o.holder.Object.defineProperties(o.fn, o.plain)');
  attempt('Object.assign onto a function of the language', 'return o.holder.Object.assign(o.list.push, o.plain)');
  attempt('Reflect.get', 'return o.holder.Reflect.get(o.fn, "constructor")');
  attempt('Reflect.construct', 'return o.holder.Reflect.construct(o.fn, o.list)');
  attempt('Reflect.apply', 'return o.holder.Reflect.apply(o.fn, nil, o.list)');
  attempt('Reflect.getPrototypeOf', 'return o.holder.Reflect.getPrototypeOf(o.account)');
  attempt('Proxy as a class', 'return js.new(o.holder.Proxy, o.plain, o.plain)');
  attempt('Proxy.revocable', 'return o.holder.Proxy.revocable(o.plain, o.plain)');
  attempt('js.new of Function', 'return js.new(o.holder.Function, "globalThis.escaped = 1")');
  attempt('js.new of the constructor of an async function', 'return js.new(o.afn.constructor, "return 1")');
  attempt('js.new of an arrow function', 'return js.new(o.arrow)');
  attempt('js.new of a method', 'return js.new(o.account.deposit)');
  attempt('this of an unbound call', 'return unbound()');
  attempt('this through call', 'return unbound:call(nil)');
  attempt('this through apply', 'return unbound:apply(nil, o.list)');
  attempt('this through bind', 'return unbound:bind(nil)()');
  attempt('this of a callback', 'return o.list:map(unbound)[0]');
  attempt('this of a callback read from an object', 'local f = o.sloppy return o.list:map(f)[0].constructor');
  attempt('call of call', 'return unbound.call:call(unbound, nil)');
  attempt('bind of bind', 'return o.fn.bind:bind(o.fn)().constructor');
  attempt('a bound function returned', 'return o.account.deposit:bind(o.account).constructor');
  attempt('properties of a bound method', 'local m = o.account.deposit return m.prototype or m.caller or m.arguments');
  attempt('a method passed back by js.as_function', 'return js.as_function(o.account.deposit).constructor');
  attempt('properties of js.as_function', 'return js.as_function(o.fn).prototype');
  attempt('members of the js table', 'return js.iter.constructor or js.new.constructor');
  attempt('js.eval is not there', 'return js.eval');
  attempt('js.builtins is not there', 'return js.builtins');
  attempt('require of the js table has no more', 'local m = require("js") return m.eval or m.builtins');
  attempt('another name of the host', 'return python or globalThis or process or window or global');
  attempt('toString of a function tells no more than a text', 'return type(tostring(o.fn)) ~= "string"');
  attempt('js.tuple', 'return js.tuple(1, 2).constructor');
  attempt('js.tuple species', 'return js.tuple(1, 2):map(o.id).constructor');
  attempt('inside js.typeof', 'return js.typeof(o.fn).constructor');
  attempt('js.instanceof does not read', 'return js.instanceof(o.account, o.plain)');
  attempt('getter that returns a function', 'return o.account.handler.constructor');
  attempt('inherited static member', 'return o.Account:create().constructor');
  attempt('super of a class', 'return o.Account.super or o.account.super');
  attempt('arguments passed through', 'return o.call(o.giveFunction)');
  attempt('callbacks with Function as argument', 'local got o.giveList():forEach(function(f) got = f end) return got');
});
