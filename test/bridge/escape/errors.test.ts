import { describe } from 'vitest';
import { attempt } from './prison.js';

describe('errors', () => {
  attempt('constructor of a caught exception', 'local _, e = pcall(o.thrower) return e.constructor');
  attempt(
    'constructor of an exception of a method',
    'local _, e = pcall(function() o.account:fail() end) return e.constructor',
  );
  attempt('constructor of the cause', 'local _, e = pcall(function() o.account:fail() end) return e.cause.constructor');
  attempt('__proto__ of a caught exception', 'local _, e = pcall(o.thrower) return e.__proto__');
  attempt('an exception that is a prototype', 'local _, e = pcall(o.throwPrototype) return type(e) ~= "string" and e');
  attempt('an exception that is Function', 'local _, e = pcall(o.throwFunction) return type(e) ~= "string" and e');
  attempt(
    'an exception of the engine',
    'local _, e = pcall(function() return o.account[{}] end) return type(e) ~= "string" and e.constructor',
  );
  attempt(
    'an exception of an access refused',
    'local _, e = pcall(function() return o.account.constructor end) return type(e) ~= "string" and e.constructor',
  );
  attempt(
    'an exception in the handler of xpcall',
    `local got
    xpcall(o.thrower, function(e) got = e return e end)
    return got.constructor`,
  );
  attempt(
    'an exception that leaves a coroutine',
    'local _, e = coroutine.resume(coroutine.create(function() o.thrower() end)) return e.constructor',
  );
  attempt(
    'an exception of coroutine.wrap',
    'local _, e = pcall(coroutine.wrap(function() o.account:fail() end)) return e.constructor',
  );
  attempt(
    'stack frames as objects',
    'o.account.prepareStackTrace = function(e, frames) return frames end return o.Account.prepareStackTrace',
  );
  attempt('stack is a text at most', 'local _, e = pcall(o.thrower) return type(e.stack) == "userdata" and e.stack');
  attempt(
    'an exception thrown by an iterator',
    `local bad = o.gfn()
    local _, e = pcall(function() bad:throw(o.error) end)
    return type(e) ~= "string" and e.constructor`,
  );
  attempt('an error raised with a host object', 'local _, e = pcall(error, o.account) return e.constructor');
  attempt('an error raised with a function', 'local _, e = pcall(error, o.fn) return e.constructor');
  attempt(
    'stack overflow across the languages',
    `local function f() return o.call(f) end
    local _, e = pcall(f)
    return type(e) ~= "string" and e.constructor`,
  );
  attempt(
    'an object of the error of a wrong argument',
    'local _, e = pcall(js.iter, 5) return type(e) ~= "string" and e.constructor',
  );
  attempt('Error.captureStackTrace through a class', 'return o.error.captureStackTrace or nil');
});
