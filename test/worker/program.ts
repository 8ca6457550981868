/** Runs a program of its own with the package. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from './bundle.js';

export interface Outcome {
  output: string;
  /** Exit code; null when a signal ended it. */
  code: number | null;
}

let count = 0;

/** Gives a function that runs a program, in which LuaPool and LuaWorker are imported. */
export function runner({ folder, workerUrl }: Bundle): (program: string, ...flags: string[]) => Promise<Outcome> {
  return async (program, ...flags) => {
    const file = join(folder, `program-${++count}.mjs`);
    writeFileSync(file, `import { LuaPool, LuaWorker } from ${JSON.stringify(workerUrl)};\n${program}`);
    const child = spawn(process.execPath, [...flags, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (d) => void (output += d));
    const timer = setTimeout(() => child.kill('SIGKILL'), 50_000);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    clearTimeout(timer);
    return { output, code };
  };
}
