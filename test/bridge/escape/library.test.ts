import { describe } from 'vitest';
import { attempt } from './prison.js';

describe('library functions', () => {
  attempt('getmetatable of an object', 'return type(getmetatable(o.account)) == "table" and getmetatable(o.account)');
  attempt('setmetatable of an object', 'return setmetatable(o.account, {})');
  attempt(
    'debug.getmetatable of an object',
    `local m = debug.getmetatable(o.account)
    return m.__index(o.account, "constructor")`,
  );
  attempt('__index of the metatable with a table', 'return debug.getmetatable(o.account).__index({}, "x")');
  attempt(
    '__index of the metatable with a proxy',
    'return debug.getmetatable(o.account).__index(newproxy(o.account), "constructor")',
  );
  attempt('newproxy of an object', 'return newproxy(o.account).constructor');
  attempt('__newindex of the metatable', 'debug.getmetatable(o.account).__newindex(o.account, "__proto__", o.plain)');
  attempt('__newindex with a key refused', 'debug.getmetatable(o.plain).__newindex(o.plain, "constructor", o.fn)');
  attempt(
    '__index replaced in the metatable',
    `local m = debug.getmetatable(o.account)
    m.__index = function(o, k) return rawget(o, k) end
    return o.account.constructor`,
  );
  attempt(
    'debug.setmetatable',
    `debug.setmetatable(o.account, { __index = function(x, k) return x end })
    return js.as_attrgetter(o.account).x.constructor ~= o.account`,
  );
  attempt('debug.getuservalue', 'return debug.getuservalue(o.account)');
  attempt('debug.getfenv', 'return debug.getfenv(o.account).constructor');
  attempt('debug.getregistry', 'for k, v in pairs(debug.getregistry()) do if type(v) ~= "table" then return v end end');
  attempt('debug.getupvalue of a member of js', 'return debug.getupvalue(js.iter, 1)');
  attempt('debug.getupvalue of js.as_function', 'return debug.getupvalue(js.as_function(o.fn), 1)');
  attempt('debug.setupvalue of a member of js', 'return debug.setupvalue(js.new, 1, o.fn)');
  attempt('debug.getinfo of a host function', 'return debug.getinfo(o.fn)');
  attempt(
    'debug.getinfo of js.as_function',
    'local i = debug.getinfo(js.as_function(o.fn)) return i.source ~= "=[C]" and i.source',
  );
  attempt('debug.getlocal of a host function', 'return debug.getlocal(o.fn, 1)');
  attempt(
    'debug.sethook with a host function',
    // The last line sets it and takes it out again: it would go on to refuse in what the test does afterwards.
    `local function hooked()
      debug.sethook(o.giveFunction, "l")
      local x = 1
    end
    local ok, e = pcall(hooked) debug.sethook() error(e, 0)`,
  );
  attempt('getfenv of a host function', 'return getfenv(js.as_function(o.fn)).constructor');
  attempt('setfenv of a host function', 'setfenv(js.as_function(o.fn), {})');
  attempt('string.dump of a host function', 'return string.dump(js.as_function(o.fn))');
  attempt('string.format of an object', 'return ("x"):format(o.account).constructor');
  attempt(
    'string.format %s with a toString of Lua',
    `o.plain.toString = function() return o.giveFunction() end
    return string.format("%s", o.plain).constructor`,
  );
  attempt(
    'tostring with a toString that gives an object',
    'o.plain.toString = o.giveList return tostring(o.plain).constructor',
  );
  attempt('tostring of Function through a list', 'return tostring(o.giveList()).constructor');
  attempt('string library by the metatable of strings', 'return getmetatable("").__index.constructor');
  attempt(
    'the metatable of strings changed',
    `getmetatable("").__index = function(s, k) return o.account[k] end
    return ("x").constructor`,
  );
  attempt('gsub with an object', 'return (("x"):gsub("x", o.account))');
  attempt('gsub with a host function that gives Function', 'return (("x"):gsub("x", o.giveFunction))');
  attempt('table.sort with a host function', 'local t = {3, 1, 2} table.sort(t, o.giveGlobal) return t[0]');
  attempt('table.sort of an object', 'table.sort(o.list)');
  attempt('table.insert into an object', 'table.insert(o.list, 1)');
  attempt('table.concat of an object', 'return table.concat(o.list)');
  attempt('coroutine.wrap of a host function', 'return coroutine.wrap(o.giveFunction)()');
  attempt(
    'coroutine.create of a host function',
    'local ok, v = coroutine.resume(coroutine.create(o.giveFunction)) return ok and v',
  );
  attempt('pcall of a host function', 'local ok, v = pcall(o.giveFunction) return ok and v');
  attempt('pcall of an object', 'local ok, v = pcall(o.plain) return ok and v');
  attempt('select of host objects', 'return select(2, o.account, o.account.constructor)');
  attempt('rawget of an object', 'return rawget(o.account, "constructor")');
  attempt('rawset of an object', 'rawset(o.account, "x", 1)');
  attempt('rawlen of an object', 'return rawlen(o.list)');
  attempt('rawequal', 'return rawequal(o.account, o.Account)');
  attempt('load with a host object as environment', 'return load("return constructor", "=x", "t", o.account)()');
  attempt(
    'load with a host object as environment, writing',
    'load("__proto__ = 1 constructor = 2", "=x", "t", o.account)()',
  );
  attempt('load of what a host function gives', 'return (load(o.giveFunction))');
  attempt('an object as __index of a table', 'return setmetatable({}, { __index = o.account }).constructor');
  attempt('a host function as __index of a table', 'return setmetatable({}, { __index = o.giveFunction }).x');
  attempt('an object as __newindex of a table', 'setmetatable({}, { __newindex = o.plain }).__proto__ = 1');
  attempt('an object as __call of a table', 'return setmetatable({}, { __call = o.giveGlobal })()');
  attempt(
    'a host function as __gc, __mode and __metatable',
    'return getmetatable(setmetatable({}, { __metatable = o.account, __mode = "k" })).constructor',
  );
  attempt(
    'a chain of __index over objects',
    `local a = setmetatable({}, { __index = o.account })
    local b = setmetatable({}, { __index = a })
    return b["constructor"]`,
  );
  attempt('collectgarbage', 'collectgarbage() return o.account.constructor');
  attempt('require of a module of the host', 'return require("fs")');
  attempt('require of node:child_process', 'return require("node:child_process")');
  attempt('package.loaded', 'for k, v in pairs(package.loaded) do if type(v) == "userdata" then return v end end');
  attempt(
    'package.loaders with a host function',
    '(package.loaders or package.searchers)[5] = o.giveFunction return require("nothing")',
  );
  attempt('package.loadlib', 'return (package.loadlib("/lib/x86_64-linux-gnu/libc.so.6", "system"))');
  attempt('io of an object', 'return io.type(o.account)');
  attempt('io.write of an object', 'io.write(o.account)');
  attempt('methods of files on an object', 'return io.stdout.write(o.account, "x")');
  attempt('os.date with a format', 'return os.date(o.account)');
  attempt('math of an object', 'return math.floor(o.account)');
  attempt('arithmetic on an object', 'return o.date + 1');
  attempt('comparison of objects', 'return o.date < o.date');
  attempt('concatenation of an object', 'return o.account .. "x"');
  attempt(
    'an object as a key of a weak table',
    'local w = setmetatable({[o.account] = 1}, {__mode = "k"}) return (next(w)).constructor',
  );
});
