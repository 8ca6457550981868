/** The sign of a NaN is seen in its text, `nan` or `-nan`; in JavaScript it has none. */
import { runReal } from './batch.mjs';

const NEGATION =
  /(^|[=(,{[<>+*/%^-]|\.\.|\b(?:return|and|or|not|if|while|until|in))(\s*)-\s*(?:([A-Za-z_]\w*)(?![\w.([:"'{^])|(?=\())/gm;

/** True when a program makes a NaN without the sign bit, as far as its text and its variables show. (LuaJIT prints no sign.) */
export async function changesNanSign(dialect, { text, mode }) {
  if (mode.includes('s')) return false;
  const marked = `${dialect === 'luajit' ? '' : 'WATCH();'}${text}`
    .replace(NEGATION, (_, before, space, name) => `${before}${space}NEG${name === undefined ? '' : `(${name})`}`)
    .replace(/\bmath\.abs\b/g, 'ABS')
    .replace(/\btonumber\b/g, 'TONUMBER');
  const [real] = await runReal(dialect, [{ text: marked, mode }]);
  return /^sign of NaN$/m.test(real);
}
