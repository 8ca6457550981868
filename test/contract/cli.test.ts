// API.md, "CLI": what `lua` and `luajit` do, compared with them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../bin/lupajs.js', import.meta.url));
const REAL = { '5.1': 'lua5.1', '5.2': 'lua5.2', luajit: 'luajit' } as const;
type Dialect = keyof typeof REAL;

const folder = mkdtempSync(join(tmpdir(), 'lupajs-cli-'));
beforeAll(() => {
  const files: Record<string, string> = {
    'args.lua': 'print(arg[0], #arg, arg[1], arg[2], ...) print(arg[-1] ~= nil)',
    '-odd.lua': 'print("odd", ...)',
    'fails.lua': 'local function inner() error("broken") end\nlocal function outer() inner() end\nouter()',
    'syntax.lua': 'x = = 1',
    'head.lua': '#!/usr/bin/lua\nprint("head", debug.getinfo(1).currentline)',
    'mod.lua': 'loaded = "mod" return { name = ... }',
    'silent.lua': 'x = 1',
    'status.lua': 'io.write("written") os.exit(7)',
    'empty.lua': '',
    'latin.lua': 'print("\xe4")',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, 'latin1');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

function run(command: string, args: string[], input = '', env: Record<string, string> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    input: Buffer.from(input, 'utf8'),
    encoding: 'latin1',
    env: { ...process.env, ...env },
  });
  // The name of the program, and addresses of C functions.
  const plain = stderr
    .replace(/^(lua5\.1|lua5\.2|luajit|lupajs): /gm, 'PROGRAM: ')
    .replace(/at 0x[0-9a-f]+/g, 'at ADDRESS')
    // Which of its names 5.2 finds first is left to chance.
    .replaceAll("'_G.require'", "'require'")
    .replace(/^usage: [\s\S]*/m, 'usage');
  return { status, stdout, stderr: plain };
}

const ours = (dialect: Dialect, args: string[], input?: string): Outcome =>
  run(COMMAND, ['--lua', dialect, ...args], input);

/** Command lines on which ours does what the interpreter does: title, words, input. */
const CASES: [title: string, args: string[], input?: string][] = [
  ['script.lua', ['silent.lua']],
  ['script.lua args: arg and ...', ['args.lua', 'a', '-e', '--', 'b']],
  ['an empty script', ['empty.lua']],
  ['a script that begins with #', ['head.lua']],
  ['bytes of a script are bytes', ['latin.lua']],
  ['-e stat', ['-e', 'print(1 + 1)']],
  ['-e with the text in the same word', ['-eprint(8)']],
  ['arg before the script', ['-e', 'print(type(arg), arg and arg[0], arg and arg[1])', 'args.lua', 'a']],
  ['arg without a script', ['-e', 'print(type(arg), arg and #arg, arg and arg[0], arg and arg[-2])']],
  ['-e twice, in their order', ['-e', 'x = 1', '-e', 'print(x)']],
  ['-e with a text that begins with -', ['-e', '-- a comment\nprint("ran")']],
  ['-e before a script', ['-e', 'y = 1', 'args.lua', 'z']],
  ['-l name', ['-l', 'mod', '-e', 'print(loaded, type(mod))']],
  ['-l with the name in the same word', ['-lmod', '-e', 'print(loaded)']],
  ['-l of what there is not', ['-l', 'no.such.module']],
  ['-', ['-', 'a', 'b'], 'print("stdin", arg[0], ...)'],
  ['no script and no terminal: the program is read from stdin', [], 'print("stdin", ...)'],
  ['--', ['--', '-odd.lua', '-e']],
  ['-- at the end', ['-e', 'print(1)', '--']],
  ['-v alone does not read stdin', ['-v', '-e', ''], 'print("not run")'],
  ['an uncaught error: message and traceback on stderr, exit status 1', ['fails.lua']],
  ['an uncaught error of -e', ['-e', 'local t = nil; t.x = 1']],
  ['an uncaught error of stdin', ['-'], 'error("from stdin")'],
  ['an error value that is no string', ['-e', 'error({})']],
  ['an error value with __tostring', ['-e', 'error(setmetatable({}, { __tostring = function() return "mine" end }))']],
  ['a number as an error', ['-e', 'error(5)']],
  ['nil as an error', ['-e', 'error()']],
  ['an error after output', ['-e', 'io.write("part") error("x", 0)']],
  ['a syntax error', ['syntax.lua']],
  ['a syntax error of -e', ['-e', 'x =']],
  ['a file that there is not', ['nosuch.lua']],
  ['a folder', ['.']],
  ['after an error of -e nothing follows', ['-e', 'error("x", 0)', '-e', 'print("no")', 'args.lua']],
  ['os.exit', ['status.lua']],
  ['os.exit in -e', ['-e', 'os.exit(3)', '-e', 'print("no")']],
  ['os.exit()', ['-e', 'os.exit()']],
  ['stdin is that of the program', ['-e', 'print(io.read("*l")) print(io.read("*a"))'], 'first\nrest'],
  ['io.stderr', ['-e', 'io.stderr:write("to stderr\\n")']],
  ['an unknown option', ['-z']],
  ['an option without its text', ['-e']],
  ['endless recursion', ['-e', 'local function f() return 1 + f() end print((pcall(f)))']],
];

describe('CLI: lupajs [options] [script.lua [args]]', () => {
  for (const dialect of ['5.1', '5.2', 'luajit'] as const) {
    describe(`--lua ${dialect} is as ${REAL[dialect]}`, () => {
      for (const [title, args, input] of CASES) {
        it(title, () => {
          // 5.2 takes a text that begins with - for another option.
          const joined = args[0] === '-e' && args[1]?.startsWith('--') ? [args.slice(0, 2).join('')] : args;
          const expected = run(REAL[dialect], joined, input);
          const got = ours(dialect, args, input);
          // Versions name themselves, 5.1 and LuaJIT do not say which option they do not know.
          if (args.includes('-v')) [expected.stdout, expected.stderr, got.stdout] = ['', '', ''];
          if (/^(PROGRAM: .*\n)?usage$/.test(expected.stderr)) {
            expect(got.stderr).toMatch(/^PROGRAM: ('-e' needs argument|unrecognized option '-z')\nusage$/);
            expected.stderr = got.stderr;
          }
          if (title === 'a folder') {
            // The interpreters differ in whether they open or read it.
            expect(got.stderr).toMatch(/^PROGRAM: cannot open \.: Is a directory\n/);
            expected.stderr = got.stderr;
          }
          expect(got).toEqual(expected);
        });
      }
    });
  }

  it('--lua 5.1|5.2|luajit, luajit when it is not given', () => {
    const version = '-e print(_VERSION, jit ~= nil)'.split(/ (.*)/s).slice(0, 2);
    expect(run(COMMAND, version).stdout).toBe('Lua 5.1\ttrue\n');
    expect(run(COMMAND, ['--lua', 'luajit', ...version]).stdout).toBe('Lua 5.1\ttrue\n');
    expect(run(COMMAND, ['--lua', '5.1', ...version]).stdout).toBe('Lua 5.1\tfalse\n');
    expect(run(COMMAND, ['--lua=5.2', ...version]).stdout).toBe('Lua 5.2\tfalse\n');
    expect(run(COMMAND, [...version, '--lua', '5.2']).stdout).toBe('Lua 5.2\tfalse\n');
    for (const wrong of [['--lua', '5.5'], ['--lua=x'], ['--lua']]) {
      const { status, stderr } = run(COMMAND, [
        ...wrong,
        ...(wrong[0] === '--lua' && wrong.length === 1 ? [] : version),
      ]);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^PROGRAM: .*--lua.*\nusage/);
    }
  });

  it('-v', () => {
    expect(ours('5.2', ['-v'])).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^lupajs \d+\.\d+\.\d+ \(Lua dialect 5\.2\)\n$/),
      stderr: '',
    });
  });

  it('-h and --help', () => {
    const { status, stdout } = run(COMMAND, ['-h']);
    expect(status).toBe(0);
    for (const option of ['-e', '-l', '-i', '-v', '--', '-', '--lua']) expect(stdout).toContain(`  ${option} `);
    expect(run(COMMAND, ['--help']).stdout).toBe(stdout);
  });

  it('--debug', () => {
    const program =
      'local f = loadstring("local a = 1 look() return a") function look() print(debug.getlocal(2, 1)) end f()';
    expect(run(COMMAND, ['--debug', '-e', program]).stdout).toBe('a\t1\n');
  });

  it('an uncaught JavaScript exception: lupajs: message and its stack, exit status 1', () => {
    const got = run(COMMAND, ['-e', 'local function f() js.eval("throw new RangeError(\'mine\')") end f()']);
    expect([got.status, got.stdout]).toEqual([1, '']);
    expect(got.stderr).toMatch(/^PROGRAM: RangeError: mine\n[\s\S]*\(command line\):1/);
    expect(run(COMMAND, ['-e', 'js.eval("throw 5")'])).toEqual({ status: 1, stdout: '', stderr: 'PROGRAM: 5\n' });
  });

  it('LUA_INIT, LUA_PATH and LUA_CPATH are respected', () => {
    const environments: Record<string, string>[] = [
      { LUA_PATH: '/mine/?.lua' },
      { LUA_PATH: '/first/?.lua;;', LUA_CPATH: ';;/last/?.so' },
      { LUA_PATH: '/x/?;;/y/?', LUA_PATH_5_2: '/z/?' },
      { LUA_INIT: 'print("init", arg[0])' },
      { LUA_INIT: '@mod.lua' },
      { LUA_INIT: 'error("x")' },
      { LUA_INIT: 'x = =' },
      { LUA_INIT: '@nosuch.lua' },
      { LUA_INIT: 'print(1)', LUA_INIT_5_2: 'print(2)' },
    ];
    const program = ['-e', 'print(package.path) print(package.cpath) print(loaded)'];
    for (const dialect of ['5.1', '5.2', 'luajit'] as const) {
      for (const env of environments) {
        const [got, expected] = [
          run(COMMAND, ['--lua', dialect, ...program], '', env),
          run(REAL[dialect], program, '', env),
        ];
        // A chunk that opens the file stands in the traceback.
        if (env['LUA_INIT'] === '@nosuch.lua') {
          expect(got.stderr).toContain('cannot open nosuch.lua');
          got.stderr = expected.stderr;
        }
        expect(got, `${dialect} ${JSON.stringify(env)}`).toEqual(expected);
      }
    }
  });
});

describe('CLI: -i and a REPL when started on a terminal', () => {
  const session = (lines: string[], args: string[] = []): { out: string; err: string; status: number | null } => {
    const { status, stdout, stderr } = run(
      COMMAND,
      ['--lua', '5.1', '-i', ...args],
      lines.map((l) => `${l}\n`).join(''),
    );
    const [banner, ...rest] = stdout.split('\n');
    expect(banner).toMatch(/^lupajs .*5\.1/);
    return { out: rest.join('\n'), err: stderr, status };
  };

  it('statements, values with = and without, several lines', () => {
    const lines = [
      'x = 4',
      'print(x)',
      '= x, nil',
      'x * 2',
      'nil',
      'for i = 1, 2 do',
      'print(i)',
      'end',
      'local y = 1',
      'y',
    ];
    expect(session(lines)).toEqual({
      out: '> > 4\n> 4\tnil\n> 8\n> nil\n> >> >> 1\n2\n> > nil\n> \n',
      err: '',
      status: 0,
    });
  });

  it('errors end nothing', () => {
    const { out, err, status } = session(['error("x")', 'x = = 1', '= )', 'error({})', '"after"']);
    expect(out).toBe('> > > > > after\n> \n');
    expect(err).toMatch(
      /^stdin:1: x\nstack traceback:\n[\s\S]*stdin:1: unexpected symbol near '='\nstdin:1: unexpected symbol near '\)'\n/,
    );
    expect(status).toBe(0);
  });

  it('values are printed by the print of the program, in its encoding', () => {
    expect(session(['print = function(...) io.write("<", ..., ">\\n") end', '7', '"grün"']).out).toBe(
      '> > <7>\n> <gr\xc3\xbcn>\n> \n',
    );
    expect(session(['print = nil', '1']).err).toBe("'print' is not a function\n");
  });

  it('-i after -e, -l and a script', () => {
    expect(session(['= y, loaded'], ['-e', 'y = 1 print("e")', '-l', 'mod', 'silent.lua']).out).toBe(
      'e\n> 1\tmod\n> \n',
    );
  });

  it('os.exit ends it', () => {
    expect(session(['os.exit(4)', 'print("no")']).status).toBe(4);
  });

  it('starts on a terminal', () => {
    // `script` of util-linux gives the command a terminal.
    const { stdout, error } = spawnSync('script', ['-qec', `${COMMAND} --lua 5.2`, '/dev/null'], {
      input: '1 + 1\n\x04',
      encoding: 'utf8',
      cwd: folder,
    });
    expect(error).toBe(undefined);
    expect(stdout).toMatch(/lupajs .*5\.2\)\r?\n/);
    expect(stdout).toMatch(/^2\r?$/m);
  });
});
