/** Whole programs. */
import { Random } from '../lib/random.mjs';
import { B, S } from '../lib/tree.mjs';
import { Generator } from './generator.mjs';
import { mutateText } from './mutate.mjs';
import { guarded, localStatement, statement } from './statements.mjs';

/** A random program of a dialect: `{ tree, mode }`, the mode as fuzz/harness.lua takes it. */
export function program(seed, dialect) {
  const r = new Random(seed);
  const g = new Generator(r, dialect);
  // In 5.1 nothing can yield inside of a guard.
  g.yields = r.chance(dialect === '5.1' ? 0.1 : 0.4) ? r.pick([0.03, 0.1, 0.3]) : 0;
  const list = r.times(r.int(1, 4), () => localStatement(g));
  for (let i = r.int(3, 10); i > 0; i--) list.push(r.chance(0.35) ? guarded(g) : statement(g));
  const tree = B(list);
  if (r.chance(0.12)) return { tree: B([S`${mutateText(r, tree.toString(), dialect)}`]), mode: 's' };
  return { tree, mode: (r.chance(0.5) ? 'e' : 'g') + (g.yields > 0 ? 'y' : r.chance(0.35) ? 'c' : 'm') };
}
