/** A case by its seed: its kind, the form it runs in, its source. */
import { Random } from '../lib/random.mjs';
import { library } from './library.mjs';
import { misuse } from './misuse.mjs';
import { exhaustion, nesting } from './nesting.mjs';
import { chunkNames, dumps, soup } from './soup.mjs';

const KINDS = {
  library: [30, library],
  misuse: [25, misuse],
  soup: [25, soup],
  nesting: [8, nesting],
  exhaustion: [8, exhaustion],
  dumps: [6, dumps],
  names: [2, chunkNames],
};

export const KIND_NAMES = Object.keys(KINDS);

export function makeCase(seed, only) {
  const r = new Random(seed);
  const kind = r.weighted(Object.entries(KINDS).map(([name, [w]]) => [w, name]));
  const chosen = only || kind;
  const make = KINDS[chosen][1];
  const form = r.weighted([
    [5, 'limits'],
    [3, 'plain'],
    [2, 'debug'],
  ]);
  return { kind: chosen, form, inCoroutine: r.chance(0.15), make: (context) => make(r, context) };
}

/** The form the case of a seed runs in. */
export const formOf = (seed, only) => makeCase(seed, only).form;
