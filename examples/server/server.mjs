// An HTTP server whose handlers are written in Lua. They wait for promises with `js.await`, and many wait at the same time.
//
//   node examples/server/server.mjs      then: curl localhost:8080/users/1
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { LuaError, LuaRuntime } from 'lupajs';

/** What stands for a database here: answers after a moment. */
const users = new Map([
  ['1', { name: 'Ada', friends: ['2', '3'] }],
  ['2', { name: 'Grace', friends: ['1'] }],
  ['3', { name: 'Edsger', friends: [] }],
]);
const later = (ms, value, signal) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(value), ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

export function makeServer({ timeout = 1000, log = console.log } = {}) {
  const lua = new LuaRuntime();
  const globals = lua.globals();
  globals.fetch_user = (id) => later(20, users.get(id));
  globals.sleep = (ms) => later(ms);
  globals.to_json = (t) => JSON.stringify(t.toObject());
  const handle = lua
    .with({ name: '@handlers.lua' })
    .execute(readFileSync(new URL('./handlers.lua', import.meta.url), 'utf8'));

  return createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    // A client that goes away needs no answer.
    const gone = new AbortController();
    response.on('close', () => gone.abort(new Error('the client has gone')));
    try {
      // The time limit is for this request, waiting included.
      const calls = lua.with({ timeout, signal: gone.signal });
      const [status, body, type = 'text/plain'] = await calls.callAsync(handle, request.method, url.pathname);
      response.writeHead(status, { 'Content-Type': type }).end(body);
    } catch (e) {
      log(`${request.method} ${url.pathname}: ${e instanceof LuaError ? `${e.message}\n${e.traceback}` : e}`);
      if (!response.destroyed) response.writeHead(500).end('internal error\n');
    }
  });
}

if (process.argv[1]?.endsWith('server.mjs')) {
  const port = Number(process.env.PORT ?? 8080);
  makeServer().listen(port, () => console.log(`listening on ${port}`));
}
