import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LuaRuntime } from '../../src/index.js';

const FOLDER = fileURLToPath(new URL('../../examples/mandelbrot/', import.meta.url));
const code = readFileSync(join(FOLDER, 'mandelbrot.lua'), 'utf8');
/** What the real LuaJIT computes, by record.mjs. */
const recorded: Record<string, { bytes: number; sha256: string }> = JSON.parse(
  readFileSync(join(FOLDER, 'luajit.json'), 'utf8'),
);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bits of a PNG of one bit a pixel whose rows are not filtered. */
function readPng(png: Buffer): { header: number[]; bits: Buffer } {
  expect(png.toString('latin1', 1, 8)).toBe('PNG\r\n\x1a\n');
  const data: Buffer[] = [];
  let header: number[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const kind = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (kind === 'IHDR') header = [content.readUInt32BE(0), content.readUInt32BE(4), ...content.subarray(8, 10)];
    if (kind === 'IDAT') data.push(content);
  }
  const rows = inflateSync(Buffer.concat(data));
  const length = 1 + Math.ceil(header[0] / 8);
  const bits: Buffer[] = [];
  for (let at = 0; at < rows.length; at += length) {
    expect(rows[at]).toBe(0);
    bits.push(rows.subarray(at + 1, at + length));
  }
  return { header, bits: Buffer.concat(bits) };
}

describe('the mandelbrot example', () => {
  it('computes what LuaJIT computes, whole or in parts', () => {
    const render = new LuaRuntime({ encoding: null }).eval<(n: number, i: number, total: number) => Uint8Array>(code);
    for (const size of [64, 100]) {
      const whole = render(size, 1, 1);
      expect({ bytes: whole.length, sha256: sha256(whole) }).toEqual(recorded[size]);
      const parts = [1, 2, 3, 4].map((i) => render(size, i, 4));
      expect(sha256(Buffer.concat(parts))).toBe(recorded[size].sha256);
    }
  });

  it('renders the whole picture on threads, byte for byte, and tells the times', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lupajs-mandelbrot-'));
    try {
      const output = join(folder, 'picture.png');
      const args = [join(FOLDER, 'main.mjs'), '--rounds', '1', '--show', '--threads', '2', '--output', output];
      const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
      expect(run.stderr).toMatch(/^\[#{40}\] 64\/64\n$/);
      const { header, bits } = readPng(readFileSync(output));
      // One bit a pixel, grey.
      expect(header).toEqual([1280, 1280, 1, 0]);
      expect({ bytes: bits.length, sha256: sha256(bits) }).toEqual(recorded[1280]);
      const lines = run.stdout.trimEnd().split('\n');
      expect(lines.filter((l) => l.includes('▀')).length).toBe(40);
      for (const [i, pattern] of [
        /^.*picture\.png: 1280 x 1280$/,
        /^1 thread +\d+ ms$/,
        /^2 threads +\d+ ms {2}[\d.]+ times as fast$/,
        /^2 threads with their start +\d+ ms$/,
        /^1 process by itself +\d+ ms$/,
        /^2 processes, each a part +\d+ ms {2}[\d.]+ times as fast$/,
      ].entries())
        expect(lines[40 + i]).toMatch(pattern);
      expect(run.status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
