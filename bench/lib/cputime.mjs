// CPU seconds (user + system, all threads) of one child process.
import { spawn } from 'node:child_process';

// bash reports the times of a finished child with milliseconds; the shell itself is not counted.
const SCRIPT = `TIMEFORMAT='cpu-seconds %3U %3S'; time "$@"`;

/**
 * @param {string[]} command
 * @param {{ timeout?: number }} [options]  timeout in milliseconds of wall time
 * @returns {Promise<{ seconds: number, output: string, error: string | undefined }>}
 */
export function runTimed(command, { timeout = 120_000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', SCRIPT, 'bash', ...command], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // its own process group, so that a time-out ends the engine too
    });
    let output = '';
    let errors = '';
    let late = false;
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    const timer = setTimeout(() => {
      late = true;
      process.kill(-child.pid, 'SIGKILL');
    }, timeout);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      const times = /cpu-seconds ([\d.]+) ([\d.]+)\s*$/.exec(errors.replaceAll(',', '.'));
      const seconds = times ? Number(times[1]) + Number(times[2]) : Number.NaN;
      let error;
      if (late) error = `longer than ${timeout / 1000} s`;
      else if (code !== 0 || !times) error = errors.trim().split('\n')[0] || `exit status ${code}`;
      resolve({ seconds, output, error });
    });
  });
}
