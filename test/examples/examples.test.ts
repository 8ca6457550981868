import { spawnSync } from 'node:child_process';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const FOLDER = fileURLToPath(new URL('../../examples/', import.meta.url));

function output(...args: string[]): string[] {
  const run = spawnSync(process.execPath, args, { cwd: FOLDER, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return run.stdout.trimEnd().split('\n');
}

describe('examples', () => {
  it('sandbox: scripts get what they may have, and cannot hurt each other', () => {
    expect(output('sandbox/host.mjs')).toEqual([
      'answer.lua answers: alice: 42',
      'endless.lua failed: maxInstructions exceeded',
      'greedy.lua failed: not enough memory',
      'noisy.lua prints: false\tRangeError: post: a text of at most 80 characters',
      'noisy.lua failed: RangeError: post: a text of at most 80 characters',
      'nosy.lua answers: nothing found',
      'in the lobby: Welcome to the lobby, alice!',
    ]);
  });

  it('game: the story is told', () => {
    const picture = output('game/main.mjs', '--fast');
    expect(picture.length).toBe(11);
    expect(picture[1]).toMatch(/^ 4\.\d s/);
    expect(picture[7]).toMatch(/^ {23}Where to/);
    expect(picture[8]).toMatch(/^ {23}fox/);
  });

  it('site: settings become data, templates pages', () => {
    const lines = output('site/main.mjs');
    const end = lines.indexOf('}') + 1;
    const { pages, ...rest } = JSON.parse(lines.slice(0, end).join('\n'));
    expect(rest).toEqual({ title: 'Notes on Lua 5.1', port: 8080, timeout: 150 });
    expect(pages[1]).toEqual({
      path: '/notes/coroutines',
      name: 'coroutines',
      layout: 'wide',
      draft: false,
      words: 1500,
    });
    expect(lines.slice(end)).toEqual([
      '<h1>Notes on Lua 5.1</h1>',
      '<ul>',
      '  <li><a href="/notes/tables">tables</a>, 1200 words</li>',
      '  <li><a href="/notes/coroutines">coroutines</a>, 1500 words</li>',
      '</ul>',
      '<p>&lt;b&gt;, a &amp; b</p>',
    ]);
  });

  it('server: handlers in Lua wait at the same time, within limits', async () => {
    const { makeServer }: { makeServer(o: object): Server } = await import(`${FOLDER}server/server.mjs`);
    const log: string[] = [];
    const server = makeServer({ timeout: 500, log: (line: string) => void log.push(line) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const get = async (path: string): Promise<unknown[]> => {
      const r = await fetch(base + path);
      return [r.status, r.headers.get('content-type'), await r.text()];
    };
    try {
      const ada = '{"name":"Ada","friends":["Grace","Edsger"]}';
      const many = await Promise.all(Array.from({ length: 30 }, () => get('/users/1')));
      for (const answer of many) expect(answer).toEqual([200, 'application/json', ada]);
      expect(await get('/')).toEqual([200, 'text/plain', 'users are at /users/1\n']);
      expect(await get('/users/9')).toEqual([404, 'text/plain', 'there is no user 9\n']);
      expect((await get('/none'))[0]).toBe(404);
      for (const path of ['/slow', '/endless', '/broken']) expect((await get(path))[0]).toBe(500);
      expect(log[0]).toMatch(/^GET \/slow: timeout exceeded/);
      expect(log[1]).toMatch(/^GET \/endless: timeout exceeded\nstack traceback:/);
      expect(log[2]).toMatch(
        /^GET \/broken: handlers\.lua:\d+: attempt to index local 'missing' \(a nil value\)\nstack/,
      );
      const leaving = fetch(`${base}/slow`, { signal: AbortSignal.timeout(50) });
      await expect(leaving).rejects.toThrow();
      await expect.poll(() => log[3]).toMatch(/^GET \/slow: Error: the client has gone/);
      expect((await get('/'))[0]).toBe(200);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
