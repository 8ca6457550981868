/** Makes a program that shows a difference smaller, as long as it shows one. */
import { compare, verdict } from './batch.mjs';
import { reductions } from './tree.mjs';

const AT_ONCE = 60;

/** `{ tree, mode }` with the smallest tree found in time, and its outputs. */
export async function shrink(dialect, program, kind, milliseconds = 20_000) {
  const end = Date.now() + milliseconds;
  let best = program;
  let result = (await compare(dialect, [asText(best)], kind))[0];
  for (let progress = true; progress && Date.now() < end; ) {
    progress = false;
    let batch = [];
    const tryBatch = async () => {
      const results = await compare(dialect, batch.map(asText), kind, 10_000);
      const at = results.findIndex((r) => verdict(r) !== null);
      if (at >= 0) {
        best = batch[at];
        result = results[at];
        progress = true;
      }
      batch = [];
      return at >= 0;
    };
    for (const tree of reductions(best.tree)) {
      batch.push({ tree, mode: best.mode });
      if (batch.length === AT_ONCE && (await tryBatch())) break;
      if (Date.now() > end) break;
    }
    if (!progress && batch.length > 0) await tryBatch();
  }
  return { ...best, ...result, text: best.tree.toString() };
}

export const asText = ({ tree, mode }) => ({ text: tree.toString(), mode });
