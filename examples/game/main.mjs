// A game loop: Lua has `game.load`, `game.update(dt)` and `game.draw()`, and tells its story in coroutines.
//
//   node examples/game/main.mjs          plays in the terminal
//   node examples/game/main.mjs --fast   the same in no time, only the last picture
import { readFileSync } from 'node:fs';
import { LuaRuntime } from 'lupajs';

/** What the game draws on. In a browser this would be a canvas. */
class Screen {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.clear();
  }
  clear() {
    this.rows = Array.from({ length: this.height }, () => new Array(this.width).fill(' '));
  }
  /** Puts a text at a place, from 1 as Lua counts; what is outside is cut off. */
  text(x, y, text) {
    const row = this.rows[Math.round(y) - 1];
    [...text].forEach((c, i) => {
      const at = Math.round(x) - 1 + i;
      if (row !== undefined && at >= 0 && at < this.width) row[at] = c;
    });
  }
  toString() {
    const line = '-'.repeat(this.width);
    return [line, ...this.rows.map((row) => row.join('')), line].join('\n');
  }
}

/** Runs the game until it says that it is over; `frame` is called with each picture. */
export async function play(frame, { step = 1 / 20, wait = async (_seconds) => {} } = {}) {
  const lua = new LuaRuntime();
  const screen = new Screen(40, 9);
  lua.globals().screen = screen;
  const game = lua.with({ name: '@game.lua' }).execute(readFileSync(new URL('./game.lua', import.meta.url), 'utf8'));
  // Functions of Lua are functions of JavaScript.
  game.load();
  while (!game.over) {
    game.update(step);
    screen.clear();
    game.draw();
    frame(String(screen));
    await wait(step);
  }
}

if (process.argv[1]?.endsWith('main.mjs')) {
  if (process.argv.includes('--fast')) {
    let last = '';
    await play((picture) => {
      last = picture;
    });
    console.log(last);
  } else {
    await play((picture) => process.stdout.write(`\x1b[H\x1b[2J${picture}\n`), {
      wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
    });
  }
}
